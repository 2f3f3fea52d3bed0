/** A place as it stands in sheets of clues: “107.45123, 31.12”. */
import type { LonLat } from '../../../rules/place';

const PAIR = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，;；\s]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/;

/** Longitude first; null where it says no place on earth. */
export function placeIn(text: string): LonLat | null {
  const found = PAIR.exec(text);
  if (!found) return null;
  const [lon, lat] = [Number(found[1]), Number(found[2])];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}

export const inText = ([lon, lat]: LonLat): string => `${lon}, ${lat}`;
