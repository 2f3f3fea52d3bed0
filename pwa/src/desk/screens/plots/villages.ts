/** Townships and villages to filter by: those of the person's areas that have plots. */
import type { Schemas } from '../../api';

export type Village = Schemas['Villages']['villages'][number];

export interface Township {
  code: string;
  plots: number;
  villages: Village[];
}

/** A township's code are the first nine digits of those of its villages (domain E). */
const TOWNSHIP_DIGITS = 9;

export function townshipsOf(villages: readonly Village[]): Township[] {
  const townships = new Map<string, Township>();
  for (const village of villages) {
    const code = village.division_code.slice(0, TOWNSHIP_DIGITS);
    const township = townships.get(code) ?? { code, plots: 0, villages: [] };
    townships.set(code, { ...township, plots: township.plots + village.plots, villages: [...township.villages, village] });
  }
  return [...townships.values()];
}
