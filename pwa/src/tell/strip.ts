/** A picture as it may leave the phone: smaller, drawn anew, with nothing of its file but the picture. */
import { sha256Hex } from '../device/hash';
import { bare } from './bare';

export interface Stripped {
  bytes: ArrayBuffer;
  sha256: string;
  width_px: number;
  height_px: number;
}

/** The first that is light enough is taken; where none is, the lightest. */
const QUALITIES = [0.82, 0.7, 0.55, 0.4];
/** [P] Ten seconds at 400 kbit/s. */
const LIGHT_BYTES = 500_000;

/** The browser cannot open the file as a picture (HEIC in most of them), or not make a small one of it. */
export class NoPicture extends Error {}

export async function stripped(file: Blob, { long_side_px, photo_max_bytes }: { long_side_px: number; photo_max_bytes: number }): Promise<Stripped> {
  const address = URL.createObjectURL(file);
  const canvas = document.createElement('canvas');
  try {
    const image = new Image();
    image.src = address;
    await image.decode().catch(() => { throw new NoPicture(); });
    const shrink = Math.min(1, long_side_px / Math.max(image.naturalWidth, image.naturalHeight));
    // the browser turns it upright by its Exif while drawing
    const width_px = (canvas.width = Math.max(1, Math.round(image.naturalWidth * shrink)));
    const height_px = (canvas.height = Math.max(1, Math.round(image.naturalHeight * shrink)));
    const pen = canvas.getContext('2d');
    if (!pen) throw new NoPicture();
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, width_px, height_px);
    pen.drawImage(image, 0, 0, width_px, height_px);
    const bytes = bare(await smallEnough(canvas, photo_max_bytes));
    return { bytes, sha256: await sha256Hex(bytes), width_px, height_px };
  } finally {
    URL.revokeObjectURL(address);
    // Safari counts the canvas's memory until it is emptied
    canvas.width = 0;
    canvas.height = 0;
  }
}

async function smallEnough(canvas: HTMLCanvasElement, most_bytes: number): Promise<ArrayBuffer> {
  let last: Blob | null = null;
  for (const quality of QUALITIES) {
    last = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (last && last.size <= LIGHT_BYTES) break;
  }
  if (!last || last.size > most_bytes) throw new NoPicture();
  return last.arrayBuffer();
}
