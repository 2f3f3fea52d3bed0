/** A small grey copy of a picture, for a first look at it. */
import { doubtOf, GREY_SIDE_PX, type Doubt, type Grey } from '../rules/picture';
import { within, type Still } from './camera';

/** Whoever stands in the field waits no longer for a first look. */
const LOOK_TIMEOUT_MS = 1_500;
/** ITU-R BT.601, in parts of 256. */
const [RED, GREEN, BLUE] = [77, 150, 29];

/** What speaks against the picture; null also where the phone cannot tell in time. */
export async function firstLook(still: Still): Promise<Doubt | null> {
  try {
    const grey = await within(LOOK_TIMEOUT_MS, greyOf(still));
    return grey && doubtOf(grey);
  } catch {
    return null;
  }
}

/** Null where this browser cannot open the picture (HEIC in most of them): then nobody knows, and nobody asks. */
export async function greyOf({ bytes, media_type, width_px, height_px }: Still): Promise<Grey | null> {
  let bitmap: ImageBitmap;
  try {
    const shrink = Math.min(1, GREY_SIDE_PX / Math.max(width_px, height_px));
    const size = width_px && height_px
      ? { resizeWidth: Math.max(1, Math.round(width_px * shrink)), resizeHeight: Math.max(1, Math.round(height_px * shrink)), resizeQuality: 'medium' as const }
      : {};
    bitmap = await createImageBitmap(new Blob([bytes], { type: media_type }), { ...size, imageOrientation: 'none' });
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  try {
    const shrink = Math.min(1, GREY_SIDE_PX / Math.max(bitmap.width, bitmap.height));
    const width = (canvas.width = Math.max(1, Math.round(bitmap.width * shrink)));
    const height = (canvas.height = Math.max(1, Math.round(bitmap.height * shrink)));
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) return null;
    pen.drawImage(bitmap, 0, 0, width, height);
    return { width, height, values: greyValues(pen.getImageData(0, 0, width, height).data) };
  } finally {
    bitmap.close();
    canvas.width = 0;
    canvas.height = 0;
  }
}

function greyValues(pixels: Uint8ClampedArray): Uint8Array {
  const values = new Uint8Array(pixels.length / 4);
  for (let at = 0; at < values.length; at += 1) {
    values[at] = (pixels[4 * at]! * RED + pixels[4 * at + 1]! * GREEN + pixels[4 * at + 2]! * BLUE) >> 8;
  }
  return values;
}
