/** Where the desk puts a matter: a plot, a point beside all plots, or as it was. */
import type { LonLat } from '../../../rules/place';

export interface Ground {
  /** A plot's id, `point`, or empty for as it was. */
  choice: string;
  lon: number | '';
  lat: number | '';
}

const inBounds = (value: number | '', most: number): value is number => typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= most;

/** As a step says it; null where a point was wanted and is none. */
export function groundSaid({ choice, lon, lat }: Ground): { plot_id?: string; place?: { lon: number; lat: number } } | null {
  if (choice === '') return {};
  if (choice !== 'point') return { plot_id: choice };
  return inBounds(lon, 180) && inBounds(lat, 90) ? { place: { lon, lat } } : null;
}

/** A click on the sketch, in steps of about a decimetre. */
export const pointed = ([lon, lat]: LonLat): Ground => ({ choice: 'point', lon: Number(lon.toFixed(6)), lat: Number(lat.toFixed(6)) });
