/** What became of each record and photo of a rescue zip. */
import type { Tone } from '../../../ui/StateTag.vue';
import type { Schemas } from '../../api';

export type Rescue = Schemas['RescueOut'];
export type Outcome = Rescue['records'][number]['outcome'];

export const TONES: Record<Outcome, Tone> = { kept: 'yes', known: 'info', refused: 'no' };

export function countsOf(lines: readonly { outcome: Outcome }[]): Record<Outcome, number> {
  const counts = { kept: 0, known: 0, refused: 0 };
  for (const { outcome } of lines) counts[outcome] += 1;
  return counts;
}
