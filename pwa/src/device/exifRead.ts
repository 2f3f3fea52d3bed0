/** What a phone's own camera wrote into a JPEG: kept where our Exif takes the place of its own. */
import { isJpeg, jpegSegments } from './picture';

export interface CameraTags {
  /** 1 to 8, by the Exif specification; 1 where none is told. */
  orientation: number;
  make: string | null;
  model: string | null;
}

export const EXIF_HEAD = [0x45, 0x78, 0x69, 0x66, 0, 0] as const;

/** Payload of the Exif segment: where it begins and how long it is; null where there is none. */
export function exifSegment(view: DataView): { at: number; length: number } | null {
  if (!isJpeg(view)) return null;
  for (const { marker, at, length } of jpegSegments(view)) {
    const fits = marker === 0xe1 && length >= EXIF_HEAD.length && at + length <= view.byteLength;
    if (fits && EXIF_HEAD.every((byte, index) => view.getUint8(at + index) === byte)) return { at, length };
  }
  return null;
}

/** Where the camera app says it was, WGS 84 degrees; null where it does not say, or says what cannot be. */
export function placeTag(jpeg: ArrayBuffer): { lon: number; lat: number } | null {
  const found = exifSegment(new DataView(jpeg));
  if (!found) return null;
  try {
    return placeIn(new DataView(jpeg, found.at + EXIF_HEAD.length, found.length - EXIF_HEAD.length));
  } catch (reason) {
    if (!(reason instanceof RangeError)) throw reason;
    return null;
  }
}

function placeIn(tiff: DataView): { lon: number; lat: number } | null {
  const little = tiff.getUint16(0) === 0x4949;
  const gps = fieldOf(tiff, tiff.getUint32(4, little), 0x8825, little);
  if (gps === null) return null;
  const directory = tiff.getUint32(gps + 8, little);
  const angle = (side: number, tag: number, minus: string): number => {
    const [sign, field] = [fieldOf(tiff, directory, side, little), fieldOf(tiff, directory, tag, little)];
    if (sign === null || field === null) return Number.NaN;
    const at = tiff.getUint32(field + 8, little);
    const [deg, min, s] = [0, 8, 16].map((part) => tiff.getUint32(at + part, little) / tiff.getUint32(at + part + 4, little));
    const size = deg! + min! / 60 + s! / 3600;
    return String.fromCharCode(tiff.getUint8(sign + 8)).toUpperCase() === minus ? -size : size;
  };
  const [lat, lon] = [angle(1, 2, 'S'), angle(3, 4, 'W')];
  // a blanked place is written as 0, 0 or 0/0
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && Math.abs(lat) + Math.abs(lon) > 0.01 ? { lon, lat } : null;
}

/** Start of a directory's field. */
function fieldOf(tiff: DataView, directory: number, tag: number, little: boolean): number | null {
  const count = tiff.getUint16(directory, little);
  for (let index = 0; index < count; index += 1) {
    const field = directory + 2 + index * 12;
    if (tiff.getUint16(field, little) === tag) return field;
  }
  return null;
}

/** Tags of the first directory; a broken one tells nothing. */
export function cameraTags(jpeg: ArrayBuffer): CameraTags {
  const tags: CameraTags = { orientation: 1, make: null, model: null };
  const found = exifSegment(new DataView(jpeg));
  if (!found) return tags;
  try {
    read(new DataView(jpeg, found.at + EXIF_HEAD.length, found.length - EXIF_HEAD.length), tags);
  } catch (reason) {
    if (!(reason instanceof RangeError)) throw reason;
  }
  return tags;
}

function read(tiff: DataView, tags: CameraTags): void {
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  const count = tiff.getUint16(directory, little);
  for (let index = 0; index < count; index += 1) {
    const field = directory + 2 + index * 12;
    switch (tiff.getUint16(field, little)) {
      case 0x010f: tags.make = text(tiff, field, little); break;
      case 0x0110: tags.model = text(tiff, field, little); break;
      case 0x0112: {
        const said = tiff.getUint16(field + 8, little);
        if (said >= 1 && said <= 8) tags.orientation = said;
      }
    }
  }
}

/** Printable ASCII of a text field, null where nothing is left. */
function text(tiff: DataView, field: number, little: boolean): string | null {
  const length = Math.min(tiff.getUint32(field + 4, little), 64);
  const from = length <= 4 ? field + 8 : tiff.getUint32(field + 8, little);
  const letters = Array.from({ length }, (_, at) => String.fromCharCode(tiff.getUint8(from + at)));
  return letters.join('').split('\0')[0]!.replace(/[^ -~]/g, '').trim() || null;
}
