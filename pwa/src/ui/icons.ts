/** Outlines drawn on a 24 × 24 field with a 2-unit pen; one path each. */
export const ICONS = {
  plots: 'M4 5h16M4 12h16M4 19h10',
  map: 'M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14',
  outbox: 'M12 16V4M7 9l5-5 5 5M4 15v5h16v-5',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c1-4 4-6 8-6s7 2 8 6',
  check: 'M4 12.5l5.5 5.5L20 6.5',
  cross: 'M5 5l14 14M19 5L5 19',
  question: 'M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 18.8v.4',
  warning: 'M12 3.5L22 20.5H2zM12 10v5M12 17.6v.4',
  stop: 'M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8zM12 7v6M12 16.2v.4',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2',
  pencil: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5',
  phone: 'M7 2.5h10v19H7zM11 18.5h2',
  pin: 'M12 21.5c4.5-5.5 6.5-8.7 6.5-12a6.5 6.5 0 1 0-13 0c0 3.3 2 6.5 6.5 12zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  pin_off: 'M9 3.7A6.5 6.5 0 0 1 18.5 9.5c0 1.7-.5 3.3-1.600 5.2M6 7.2A6.5 6.5 0 0 0 5.5 9.5c0 3.3 2 6.5 6.5 12 1-1.2 1.900-2.3 2.600-3.3M3 3l18 18',
  signal: 'M5 20v-4M10 20v-8M15 20V8M20 20V4',
  no_signal: 'M5 20v-4M10 20v-6M15 20v-3M20 20V10M3 3l18 18',
  camera: 'M3 7.5h4L9 4.5h6l2 3h4v12H3zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  back: 'M14.5 5L7.5 12l7 7',
  next: 'M9.5 5l7 7-7 7',
  download: 'M12 4v12M7 11l5 5 5-5M4 20h16',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.5M20 4v5.5h-5.5',
} as const;

export type IconName = keyof typeof ICONS;
