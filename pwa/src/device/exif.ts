/**
 * Writes what the phone knew at the shutter into a JPEG of our own camera (Exif 2.32, big-endian TIFF).
 * Some phones' stills come with Exif of their own, without a place: ours takes its stead and keeps what the
 * camera said of itself and of the picture's orientation. What is no JPEG is handed back untouched.
 */
import type { Fix } from '../api/types';
import { cameraTags, EXIF_HEAD, exifSegment, type CameraTags } from './exifRead';
import { isJpeg } from './picture';

export interface Shot {
  /** Shutter, Unix milliseconds of the device clock. */
  taken_ms: number;
  utc_offset_min: number;
  fix: Fix | null;
  heading_deg: number | null;
}

type Rational = readonly [numerator: number, denominator: number];
type Entry =
  | { tag: number; ascii: string }
  | { tag: number; rational: readonly Rational[] }
  | { tag: number; bytes: readonly number[]; type?: 1 | 7 }
  | { tag: number; short: number }
  | { tag: number; long: number };

const SIZE_OF_ENTRY = 12;
const two = (value: number) => String(value).padStart(2, '0');

/** “2026:07:01 10:02:03” of an instant shifted by minutes. */
function clock(ms: number, offset_min: number): { date: string; time: string; parts: [number, number, number] } {
  const at = new Date(ms + offset_min * 60_000);
  const parts: [number, number, number] = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()];
  return {
    date: `${at.getUTCFullYear()}:${two(at.getUTCMonth() + 1)}:${two(at.getUTCDate())}`,
    time: parts.map(two).join(':'),
    parts,
  };
}

function offsetWords(offset_min: number): string {
  const minutes = Math.abs(offset_min);
  return `${offset_min < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Degrees, minutes, seconds; a ten-thousandth of a second is 3 mm. */
function angle(deg: number): readonly Rational[] {
  const total = Math.round(Math.abs(deg) * 36_000_000);
  return [[Math.floor(total / 36_000_000), 1], [Math.floor(total / 600_000) % 60, 1], [total % 600_000, 10_000]];
}

function gpsEntries({ taken_ms, fix, heading_deg }: Shot): Entry[] {
  const utc = clock(taken_ms, 0);
  const entries: Entry[] = [{ tag: 0x00, bytes: [2, 3, 0, 0] }];
  if (fix) {
    entries.push(
      { tag: 0x01, ascii: fix.lat < 0 ? 'S' : 'N' }, { tag: 0x02, rational: angle(fix.lat) },
      { tag: 0x03, ascii: fix.lon < 0 ? 'W' : 'E' }, { tag: 0x04, rational: angle(fix.lon) },
    );
    if (fix.altitude_m !== null) {
      entries.push(
        { tag: 0x05, bytes: [fix.altitude_m < 0 ? 1 : 0] },
        { tag: 0x06, rational: [[Math.round(Math.abs(fix.altitude_m) * 100), 100]] },
      );
    }
  }
  entries.push({ tag: 0x07, rational: utc.parts.map((part) => [part, 1] as const) });
  if (heading_deg !== null) {
    entries.push({ tag: 0x10, ascii: 'T' }, { tag: 0x11, rational: [[Math.round(heading_deg * 100) % 36_000, 100]] });
  }
  if (fix?.datum === 'WGS84') entries.push({ tag: 0x12, ascii: 'WGS-84' });
  entries.push({ tag: 0x1d, ascii: utc.date });
  if (fix && fix.accuracy_m !== null) entries.push({ tag: 0x1f, rational: [[Math.round(fix.accuracy_m * 100), 100]] });
  return entries;
}

function pictureEntries({ taken_ms, utc_offset_min }: Shot): Entry[] {
  const local = clock(taken_ms, utc_offset_min);
  return [
    { tag: 0x9000, bytes: [0x30, 0x32, 0x33, 0x32], type: 7 },
    { tag: 0x9003, ascii: `${local.date} ${local.time}` },
    { tag: 0x9011, ascii: offsetWords(utc_offset_min) },
    { tag: 0x9291, ascii: String(taken_ms % 1000).padStart(3, '0') },
  ];
}

function payload(entry: Entry): { type: number; count: number; bytes: Uint8Array } {
  if ('ascii' in entry) {
    const bytes = Uint8Array.from([...entry.ascii, '\0'], (letter) => letter.charCodeAt(0));
    return { type: 2, count: bytes.length, bytes };
  }
  if ('bytes' in entry) return { type: entry.type ?? 1, count: entry.bytes.length, bytes: Uint8Array.from(entry.bytes) };
  if ('rational' in entry) {
    const view = new DataView(new ArrayBuffer(entry.rational.length * 8));
    entry.rational.forEach(([numerator, denominator], index) => {
      view.setUint32(index * 8, numerator);
      view.setUint32(index * 8 + 4, denominator);
    });
    return { type: 5, count: entry.rational.length, bytes: new Uint8Array(view.buffer) };
  }
  const view = new DataView(new ArrayBuffer('short' in entry ? 2 : 4));
  if ('short' in entry) view.setUint16(0, entry.short);
  else view.setUint32(0, entry.long);
  return { type: 'short' in entry ? 3 : 4, count: 1, bytes: new Uint8Array(view.buffer) };
}

/** One directory at offset `at` of the TIFF: entries in order of tags, longer values behind them. */
function directory(entries: Entry[], at: number): Uint8Array {
  const values = entries.map(payload);
  const fixed = 2 + entries.length * SIZE_OF_ENTRY + 4;
  const behind = values.reduce((sum, { bytes }) => sum + (bytes.length > 4 ? bytes.length + (bytes.length % 2) : 0), 0);
  const out = new Uint8Array(fixed + behind);
  const view = new DataView(out.buffer);
  view.setUint16(0, entries.length);
  let free = fixed;
  values.forEach(({ type, count, bytes }, index) => {
    const field = 2 + index * SIZE_OF_ENTRY;
    view.setUint16(field, entries[index]!.tag);
    view.setUint16(field + 2, type);
    view.setUint32(field + 4, count);
    if (bytes.length <= 4) {
      out.set(bytes, field + 8);
    } else {
      view.setUint32(field + 8, at + free);
      out.set(bytes, free);
      free += bytes.length + (bytes.length % 2);
    }
  });
  return out;
}

function tiff(shot: Shot, { make, model, orientation }: CameraTags): Uint8Array {
  const first = (picture_at: number, gps_at: number): Uint8Array =>
    directory([
      ...(make === null ? [] : [{ tag: 0x010f, ascii: make }]),
      ...(model === null ? [] : [{ tag: 0x0110, ascii: model }]),
      { tag: 0x0112, short: orientation },
      { tag: 0x0131, ascii: 'Xuntian' },
      { tag: 0x8769, long: picture_at },
      { tag: 0x8825, long: gps_at },
    ], 8);
  const picture_at = 8 + first(0, 0).length;
  const picture = directory(pictureEntries(shot), picture_at);
  const gps_at = picture_at + picture.length;
  const gps = directory(gpsEntries(shot), gps_at);
  const out = new Uint8Array(gps_at + gps.length);
  out.set([0x4d, 0x4d, 0x00, 0x2a, 0, 0, 0, 8]);
  out.set(first(picture_at, gps_at), 8);
  out.set(picture, picture_at);
  out.set(gps, gps_at);
  return out;
}

/** The JPEG with one Exif segment, ours, right behind its start marker. */
export function withExif(jpeg: ArrayBuffer, shot: Shot): ArrayBuffer {
  const view = new DataView(jpeg);
  if (!isJpeg(view)) return jpeg;
  const body = tiff(shot, cameraTags(jpeg));
  const length = 2 + EXIF_HEAD.length + body.length;
  const head = Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 0xff, ...EXIF_HEAD]);
  const old = exifSegment(view);
  // A segment begins with its marker and its length, two bytes each.
  const [before, after] = old ? [new Uint8Array(jpeg, 2, old.at - 4 - 2), new Uint8Array(jpeg, old.at + old.length)] : [new Uint8Array(), new Uint8Array(jpeg, 2)];
  const out = new Uint8Array(head.length + body.length + before.length + after.length);
  let at = 0;
  for (const part of [head, body, before, after]) {
    out.set(part, at);
    at += part.length;
  }
  return out.buffer;
}
