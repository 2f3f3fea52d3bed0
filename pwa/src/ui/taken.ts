/** A picture as it comes from the camera, made ready for the store: what is kept of it, and its bytes. */
import { withExif } from '../device/exif';
import { sha256Hex } from '../device/hash';
import type { StoredPhoto } from '../store/rows';
import type { Shot } from './CameraView.vue';

export type Taken = Omit<StoredPhoto, 'key' | 'visit_id' | 'uploaded' | 'bytes_gone'>;

/** A picture of the page's own camera gets its Exif before it is hashed; files stay as they are. */
export async function takenOf({ role, still, source, taken_ms, fix, heading_deg }: Shot): Promise<{ photo: Taken; bytes: ArrayBuffer }> {
  const utc_offset_min = -new Date(taken_ms).getTimezoneOffset();
  const bytes = source === 'camera' ? withExif(still.bytes, { taken_ms, utc_offset_min, fix, heading_deg }) : still.bytes;
  const photo = {
    sha256: await sha256Hex(bytes), size_bytes: bytes.byteLength, media_type: still.media_type, role, source,
    taken_at: new Date(taken_ms).toISOString(), fix, heading_deg, width_px: still.width_px, height_px: still.height_px,
  };
  return { photo, bytes };
}
