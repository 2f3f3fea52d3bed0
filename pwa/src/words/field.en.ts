/** Sentences of the field screens (plots, plot, capture, map), in English. */
import type { zh } from './field.zh';

export const en: Record<keyof typeof zh, string> = {
  'plots.none': 'No plots on this phone yet. With signal, download them under “Me”.',
};
