/** Sentences of the desk, in English. */
import type { zh } from './desk.zh';

export const en: Record<keyof typeof zh, string> = {
  'desk.name': 'Xuntian desk',
};
