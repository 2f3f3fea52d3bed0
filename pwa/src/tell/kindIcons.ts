/** Outlines of what can be seen, on a 24 × 24 field with a 2-unit pen. */
import type { ProblemKind } from '../api/types';

export const KIND_ICONS: Readonly<Record<ProblemKind, string>> = {
  new_orchard: 'M12 21v-7M12 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM10 7.5v.1M14.3 7v.1M12.5 10.8v.1M8 21h8',
  new_forest: 'M8 21v-4M8 3l5.5 14h-11zM17.5 21v-4M14.5 10l3-5 5 12h-6',
  new_pond: 'M3 8c3-2.5 6-2.5 9 0s6 2.5 9 0M3 13.5c3-2.5 6-2.5 9 0s6 2.5 9 0M3 19c3-2.5 6-2.5 9 0s6 2.5 9 0',
  new_building: 'M3 11.5L12 4l9 7.5M6 9.5V20h12V9.5M10 20v-5.5h4V20',
  greenhouse_hardened: 'M3 20v-5a9 9 0 0 1 18 0v5zM12 6v14M3 14.5h18',
  abandonment: 'M12 21c0-6-1.5-9.5-5-12.5M12 21c0-7 1.5-11.5 5-14.5M12 21c-1-4-4-6-8-6.5M12 21c1-4 4-6 8-6.5',
  dumping: 'M2 20h20M4.5 20L10 10l3 4 2.5-4.5L20 20',
  forced_clearing: 'M4.5 20.5L14 9.5M11.5 6.5c3-3.5 7.5-3 9 2l-4 .5-2.5 3.5z',
  forced_filling: 'M3 12.5c.5 5 4.3 7.5 9 7.5s8.5-2.5 9-7.5zM12 2.5v6.5M9 6l3 3 3-3',
  forced_destruction: 'M12 21V11.5M12 14C12 8.8 8.5 6.5 3.5 6.5 3.5 11.8 7 14 12 14zM15.5 4l5.5 5.5M21 4l-5.5 5.5',
  other: 'M5 12v.1M12 12v.1M19 12v.1',
};
