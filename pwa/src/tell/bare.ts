/** A JPEG without anything that is not the picture. Pure. */
import { isJpeg } from '../device/picture';

/** JFIF's own segment says how to read the picture; every other APPn and the comment may say who took it where. */
function tells(marker: number): boolean {
  return (marker >= 0xe1 && marker <= 0xef) || marker === 0xfe;
}

/** Throws TypeError for what is no JPEG: then nobody knows what is in it. */
export function bare(jpeg: ArrayBuffer): ArrayBuffer {
  const view = new DataView(jpeg);
  if (!isJpeg(view)) throw new TypeError('no JPEG');
  const parts: Uint8Array[] = [new Uint8Array(jpeg, 0, 2)];
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // from here on come the picture's own data
    if (marker === 0xda || marker === 0xd9) break;
    const end = at + 2 + view.getUint16(at + 2);
    if (!tells(marker)) parts.push(new Uint8Array(jpeg, at, Math.min(end, view.byteLength) - at));
    at = end;
  }
  if (at < view.byteLength) parts.push(new Uint8Array(jpeg, at));
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    out.set(part, to);
    to += part.length;
  }
  return out.buffer;
}
