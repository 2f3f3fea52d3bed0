/** Small pictures of stored photos, made one at a time: cheap phones hold few large ones at once. */
import { photoBytes } from '../store/visit';

const WIDTH_PX = 192;
let queue: Promise<unknown> = Promise.resolve();

/** gone: the bytes are no longer on the phone. unreadable: a format this browser cannot show (HEIC), kept and sent all the same. */
export type Drawn = 'drawn' | 'gone' | 'unreadable' | 'left';

async function draw(key: string, media_type: string, canvas: HTMLCanvasElement): Promise<Drawn> {
  if (!canvas.isConnected) return 'left';
  const bytes = await photoBytes(key);
  if (!bytes) return 'gone';
  const picture = new Blob([bytes], { type: media_type });
  const small = await createImageBitmap(picture, { resizeWidth: WIDTH_PX, resizeQuality: 'medium' }).catch(() => null);
  if (!small) return 'unreadable';
  canvas.width = small.width;
  canvas.height = small.height;
  canvas.getContext('2d')?.drawImage(small, 0, 0);
  small.close();
  return 'drawn';
}

/** Draws the photo into the canvas; resolves with what became of it. */
export function drawThumb(key: string, media_type: string, canvas: HTMLCanvasElement): Promise<Drawn> {
  const drawn = queue.then(() => draw(key, media_type, canvas));
  queue = drawn.catch(() => undefined);
  return drawn;
}
