/** Small pictures of stored photos, made one at a time: cheap phones hold few large ones at once. */
import { photoBytes } from '../store/visit';

const WIDTH_PX = 192;
let queue: Promise<unknown> = Promise.resolve();

async function shrink(key: string, media_type: string): Promise<ImageBitmap | null> {
  const bytes = await photoBytes(key);
  if (!bytes) return null;
  try {
    return await createImageBitmap(new Blob([bytes], { type: media_type }), { resizeWidth: WIDTH_PX, resizeQuality: 'medium' });
  } catch {
    // A format this browser cannot show (HEIC) is kept and sent all the same.
    return null;
  }
}

/** Draws the photo into the canvas; resolves with false where there is nothing to show. */
export function drawThumb(key: string, media_type: string, canvas: HTMLCanvasElement): Promise<boolean> {
  const drawn = queue.then(async () => {
    if (!canvas.isConnected) return false;
    const small = await shrink(key, media_type);
    if (!small) return false;
    canvas.width = small.width;
    canvas.height = small.height;
    canvas.getContext('2d')?.drawImage(small, 0, 0);
    small.close();
    return true;
  });
  queue = drawn.catch(() => undefined);
  return drawn;
}
