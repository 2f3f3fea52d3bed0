/** What the first bytes of a picture say: its type and its size. Nothing is decoded. */

export interface PictureHead {
  media_type: string;
  /** Zero where the head does not tell. */
  width_px: number;
  height_px: number;
}

const text = (view: DataView, at: number, length: number): string =>
  at + length <= view.byteLength ? String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length)) : '';

/** Marker segments of a JPEG up to the picture data: marker, start of the payload, its length. */
export function* jpegSegments(view: DataView): Generator<{ marker: number; at: number; length: number }> {
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return;
    const length = view.getUint16(at + 2) - 2;
    if (length < 0) return;
    yield { marker, at: at + 4, length };
    at += 4 + length;
  }
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

export function isJpeg(view: DataView): boolean {
  return view.byteLength > 3 && view.getUint16(0) === 0xffd8 && view.getUint8(2) === 0xff;
}

/** Type and size by the bytes; `said_type` only where the bytes are of none of the known kinds. */
export function pictureHead(bytes: ArrayBuffer, said_type: string): PictureHead {
  const view = new DataView(bytes);
  const head = (media_type: string, width_px = 0, height_px = 0): PictureHead => ({ media_type, width_px, height_px });
  if (isJpeg(view)) {
    for (const { marker, at, length } of jpegSegments(view)) {
      if (isFrame(marker) && length >= 5 && at + 5 <= view.byteLength) {
        return head('image/jpeg', view.getUint16(at + 3), view.getUint16(at + 1));
      }
    }
    return head('image/jpeg');
  }
  if (text(view, 1, 3) === 'PNG' && view.byteLength >= 24) return head('image/png', view.getUint32(16), view.getUint32(20));
  if (text(view, 0, 4) === 'RIFF' && text(view, 8, 4) === 'WEBP') return head('image/webp');
  if (text(view, 4, 4) === 'ftyp') {
    const brand = text(view, 8, 4);
    if (/^(hei|hev|mif1|msf1)/.test(brand)) return head('image/heic');
    if (/^avi[fs]/.test(brand)) return head('image/avif');
  }
  return head(said_type || 'application/octet-stream');
}
