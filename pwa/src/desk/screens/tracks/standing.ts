/** Where a switch stands among the others. Pure. */
import type { Basis } from './tracks';

/** Whether a switch is what decides today about its own area: on, in its days, and no later one covers the area. */
export function standing(basis: Basis, all: readonly Basis[], today: string): 'on' | 'off' | 'replaced' | 'not_yet' | 'over' {
  if (all.some((other) => other.place > basis.place && basis.area_prefix.startsWith(other.area_prefix))) return 'replaced';
  if (!basis.on) return 'off';
  if (today < basis.from_day) return 'not_yet';
  return today > basis.until_day ? 'over' : 'on';
}
