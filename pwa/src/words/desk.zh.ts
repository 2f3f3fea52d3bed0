/** Sentences of the desk, in Chinese. */
export const zh = {
  'desk.name': '巡田办公',
} as const;
