/** Where a file that the person handed over comes from. Pure. */
import type { PhotoSource } from '../api/types';

/** Some memory cards keep times in steps of two seconds. */
const FILE_CLOCK_MS = 2_000;

export interface Picked {
  source: Exclude<PhotoSource, 'camera'>;
  /** When the file was written, Unix milliseconds, never in the future. */
  made_ms: number;
}

/**
 * Some browsers offer the gallery where the camera app was asked for: its files are older than the question.
 * `modified_ms` is 0 where the browser does not tell.
 */
export function picked(asked_for: Picked['source'], modified_ms: number, asked_ms: number, now_ms: number): Picked {
  const made_ms = Math.min(modified_ms || now_ms, now_ms);
  const fresh = asked_for === 'camera_app' && made_ms >= asked_ms - FILE_CLOCK_MS;
  return { source: fresh ? 'camera_app' : 'gallery', made_ms };
}
