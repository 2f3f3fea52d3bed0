/** Where the phone is, asked once, at a press. */
import type { Place } from './api';

export type NoPosition = 'refused' | 'missing';

const HOW: PositionOptions = { enableHighAccuracy: true, maximumAge: 0, timeout: 20_000 };
/** Domain F4 and [V46]: a blanked position comes as 0, 0 or NaN. */
const NULL_ISLAND_DEG = 0.01;

/** A degree's millionth is 11 cm: more digits would only be a fingerprint. */
export const rounded = (deg: number): number => Math.round(deg * 1e6) / 1e6;

export function whereAmI(): Promise<Place | NoPosition> {
  if (!('geolocation' in navigator)) return Promise.resolve('missing');
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) => {
        const told = Math.abs(longitude) + Math.abs(latitude) > NULL_ISLAND_DEG;
        resolve(told ? { lon: rounded(longitude), lat: rounded(latitude), accuracy_m: Number.isFinite(accuracy) ? Math.round(accuracy) : null } : 'missing');
      },
      ({ code }) => resolve(code === 1 ? 'refused' : 'missing'),
      HOW,
    );
  });
}
