/** Map datums in use in China, as server/rules/datum.py has them: WGS 84 → GCJ-02 → BD-09 and back; degrees. */
import type { Datum } from '../api/types';

type LonLat = readonly [lon: number, lat: number];

const KRASOVSKY_A_M = 6_378_245;
const KRASOVSKY_E2 = 0.00669342162296594323;
const BD_X_PI = (Math.PI * 3000) / 180;
/** Each step shrinks the error more than a thousandfold; six reach a millimetre everywhere here. */
const INVERSE_STEPS = 6;
const { PI, sin, cos, sqrt, abs, atan2 } = Math;

/** WGS 84 → GCJ-02; no test for the border. */
export function toGcj02([lon, lat]: LonLat): LonLat {
  const [x, y] = [lon - 105, lat - 35];
  const wave = ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3;
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + wave
    + ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3
    + ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3;
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + wave
    + ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3
    + ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3;
  const phi = (lat * PI) / 180;
  const squeeze = 1 - KRASOVSKY_E2 * sin(phi) ** 2;
  const meridian_m = (KRASOVSKY_A_M * (1 - KRASOVSKY_E2)) / (squeeze * sqrt(squeeze));
  const parallel_m = (KRASOVSKY_A_M / sqrt(squeeze)) * cos(phi);
  return [lon + (east * 180) / (parallel_m * PI), lat + (north * 180) / (meridian_m * PI)];
}

function gcj02ToBd09([lon, lat]: LonLat): LonLat {
  const radius = sqrt(lon * lon + lat * lat) + 0.00002 * sin(lat * BD_X_PI);
  const angle = atan2(lat, lon) + 0.000003 * cos(lon * BD_X_PI);
  return [radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006];
}

/** WGS 84 → BD-09. */
export function toBd09(place: LonLat): LonLat {
  return gcj02ToBd09(toGcj02(place));
}

function inverse(there: (place: LonLat) => LonLat, [lon, lat]: LonLat): LonLat {
  let [found_lon, found_lat] = [lon, lat];
  for (let step = 0; step < INVERSE_STEPS; step += 1) {
    const [there_lon, there_lat] = there([found_lon, found_lat]);
    [found_lon, found_lat] = [found_lon + lon - there_lon, found_lat + lat - there_lat];
  }
  return [found_lon, found_lat];
}

/** By the datum the device named; “unknown” is read as WGS 84, the default of the W3C interface. */
export function toWgs84(place: LonLat, datum: Datum): LonLat {
  const [lon, lat] = place;
  // Outside this box round China no shifted datum is in use.
  if (!(lon > 70 && lon < 140 && lat > 0.5 && lat < 56)) return place;
  if (datum === 'GCJ02') return inverse(toGcj02, place);
  return datum === 'BD09' ? inverse(toGcj02, inverse(gcj02ToBd09, place)) : place;
}
