/**
 * Where the camera looks: compass of the phone, or null. Phones give the magnetic north; the declination
 * in the district is a few degrees, far below a field compass's own error, and is not taken off.
 */
import { onScopeDispose, shallowRef } from 'vue';

/** Degrees clockwise from north, or null: no compass, not allowed, or the camera looks up or down. */
export const shownHeading = shallowRef<number | null>(null);
/** iOS wants a tap before it tells; true until it has been asked. */
export const headingNeedsTap = shallowRef(false);

/** A reading older than this, milliseconds, says nothing about the moment. */
const FRESH_MS = 2_000;
/** Below this share of the camera's axis in the horizontal (15 degrees off the vertical) it points nowhere. */
const LEAST_HORIZONTAL = Math.sin((15 * Math.PI) / 180);

type CompassEvent = DeviceOrientationEvent & { webkitCompassHeading?: number; webkitCompassAccuracy?: number };
type AskingEvent = typeof DeviceOrientationEvent & { requestPermission?: () => Promise<'granted' | 'denied'> };

let reading: { heading_deg: number | null; at_ms: number } | null = null;
let users = 0;

/**
 * Heading of the back camera from the angles of the device (W3C Device Orientation: rotations about
 * z, x, y), degrees clockwise from north; null where the camera looks almost straight up or down.
 */
export function cameraHeadingDeg(alpha_deg: number, beta_deg: number, gamma_deg: number): number | null {
  const [z, x, y] = [alpha_deg, beta_deg, gamma_deg].map((deg) => (deg * Math.PI) / 180) as [number, number, number];
  const east = -Math.cos(z) * Math.sin(y) - Math.sin(z) * Math.sin(x) * Math.cos(y);
  const north = -Math.sin(z) * Math.sin(y) + Math.cos(z) * Math.sin(x) * Math.cos(y);
  if (Math.hypot(east, north) < LEAST_HORIZONTAL) return null;
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
}

function take(event: CompassEvent): void {
  let heading_deg: number | null = null;
  if (event.webkitCompassHeading !== undefined) {
    const usable = (event.webkitCompassAccuracy ?? 0) >= 0 && Number.isFinite(event.webkitCompassHeading);
    heading_deg = usable ? (event.webkitCompassHeading + 360) % 360 : null;
  } else if (event.absolute && event.alpha !== null && event.beta !== null && event.gamma !== null) {
    heading_deg = cameraHeadingDeg(event.alpha, event.beta, event.gamma);
  } else {
    return;
  }
  reading = { heading_deg, at_ms: Date.now() };
  shownHeading.value = heading_deg;
}

/** Heading at this moment, one decimal; null where none is fresh. */
export function headingNow(now_ms: number = Date.now()): number | null {
  if (!reading || reading.heading_deg === null || now_ms - reading.at_ms > FRESH_MS) return null;
  return Math.round(reading.heading_deg * 10) % 3600 / 10;
}

const EVENTS = ['deviceorientationabsolute', 'deviceorientation'] as const;
const heard = (event: Event) => take(event as CompassEvent);

/** To be called from a tap: iOS asks the person. Does nothing elsewhere. */
export async function askForHeading(): Promise<void> {
  if (!headingNeedsTap.value) return;
  const asking = (globalThis as { DeviceOrientationEvent?: AskingEvent }).DeviceOrientationEvent;
  headingNeedsTap.value = false;
  // A refusal is an answer: headings stay null.
  await asking?.requestPermission?.().catch(() => 'denied');
}

let asked = false;

/** Listens to the compass for as long as the calling scope lives. */
export function useHeading(): void {
  const asking = (globalThis as { DeviceOrientationEvent?: AskingEvent }).DeviceOrientationEvent;
  if (!asked && typeof asking?.requestPermission === 'function') headingNeedsTap.value = true;
  asked = true;
  if (users === 0) for (const name of EVENTS) addEventListener(name, heard);
  users += 1;
  onScopeDispose(() => {
    users -= 1;
    if (users > 0) return;
    for (const name of EVENTS) removeEventListener(name, heard);
    shownHeading.value = null;
  });
}
