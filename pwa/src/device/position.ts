/**
 * Where the phone is: one running watch for all screens, its last fix, and why there is none.
 * Nothing of it is stored here: a track outside a picture is nobody's business, but where the law allows one and the person
 * has begun a patrol (field/tracking.ts).
 */
import { onScopeDispose, shallowRef } from 'vue';
import type { Fix } from '../api/types';
import { shownFix } from '../ui/status';

/** off: nobody asked; waiting: asked, no fix yet; lost: the phone finds no place just now. */
export type PositionState = 'off' | 'waiting' | 'running' | 'lost' | 'refused' | 'missing';

export const positionState = shallowRef<PositionState>('off');

/** Domain F4 and [V46]: a blanked position comes as 0, 0 or NaN. */
const NULL_ISLAND_DEG = 0.01;
/** Domain F3. */
const WATCH: PositionOptions = { enableHighAccuracy: true, maximumAge: 0, timeout: 20_000 };

type Told = Pick<GeolocationPosition, 'timestamp'> & {
  coords: Pick<GeolocationCoordinates, 'longitude' | 'latitude' | 'accuracy' | 'altitude'>;
};

let last: Told | null = null;
let watch_id: number | undefined;

/** The fix as the wire wants it, its age counted at `now_ms`; null where the device named no place. */
export function fixOf(told: Told | null, now_ms: number): Fix | null {
  if (!told) return null;
  const { longitude: lon, latitude: lat, accuracy, altitude } = told.coords;
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return null;
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return null;
  if (Math.abs(lon) + Math.abs(lat) < NULL_ISLAND_DEG) return null;
  return {
    lon,
    lat,
    accuracy_m: Number.isFinite(accuracy) && accuracy >= 0 ? accuracy : null,
    // The W3C interface gives WGS 84 by its own specification.
    datum: 'WGS84',
    source: 'w3c',
    taken_at: new Date(told.timestamp).toISOString(),
    // Some phones stamp a fix by the satellites' clock: a fix from the future is a fix of now.
    age_ms: Math.max(0, Math.round(now_ms - told.timestamp)),
    altitude_m: altitude !== null && Number.isFinite(altitude) ? altitude : null,
  };
}

/** The running fix at this moment, however old: its age stands in it. Null where there is none. */
export function fixNow(now_ms: number = Date.now()): Fix | null {
  return fixOf(last, now_ms);
}

function begin(): void {
  if (watch_id !== undefined) return;
  if (!('geolocation' in navigator)) {
    positionState.value = 'missing';
    return;
  }
  if (!shownFix.value) positionState.value = 'waiting';
  watch_id = navigator.geolocation.watchPosition(
    (position) => {
      const fix = fixOf(position, Date.now());
      if (!fix) return;
      last = position;
      shownFix.value = fix;
      positionState.value = 'running';
    },
    (error) => {
      if (error.code === error.PERMISSION_DENIED) {
        end();
        last = null;
        shownFix.value = null;
        positionState.value = 'refused';
      } else {
        positionState.value = 'lost';
      }
    },
    WATCH,
  );
}

function end(): void {
  if (watch_id !== undefined) navigator.geolocation.clearWatch(watch_id);
  watch_id = undefined;
}

/** Asks anew after the permission was switched on. */
export function askAgain(): void {
  end();
  begin();
}

/** Runs the watch for as long as the calling scope lives: that of the status line, which shows it on every screen. */
export function watchPosition(): void {
  begin();
  // Back from the phone's settings, where it may have been allowed.
  const look = () => {
    if (document.visibilityState === 'visible' && positionState.value === 'refused') begin();
  };
  document.addEventListener('visibilitychange', look);
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', look);
    end();
    positionState.value = 'off';
  });
}
