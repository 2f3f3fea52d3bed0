import { describe, expect, it } from 'vitest';
import type { Fix } from '../api/types';
import { withExif, type Shot } from './exif';
import { cameraTags, exifSegment } from './exifRead';
import { pictureHead } from './picture';

/** Start, JFIF segment, a frame of 640 × 480, scan, end: enough of a JPEG for readers of heads. */
const JPEG = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
  0xff, 0xc0, 0, 11, 8, 0x01, 0xe0, 0x02, 0x80, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 7, 0xff, 0xd9,
]).buffer;
const FIX: Fix = {
  lon: 107.4501234, lat: 31.1205678, accuracy_m: 4.25, datum: 'WGS84', source: 'w3c',
  taken_at: '2026-06-30T18:32:03.500Z', age_ms: 900, altitude_m: 312.4,
};
const SHOT: Shot = { taken_ms: Date.parse('2026-06-30T18:32:04.250Z'), utc_offset_min: 480, fix: FIX, heading_deg: 45.5 };

type Value = string | number[];
const SIZE = [0, 1, 1, 2, 4, 8, 0, 1];

/** Reads a big-endian TIFF as the specification writes it, with nothing of the writer. */
function tagsOf(jpeg: ArrayBuffer): { first: Map<number, Value>; picture: Map<number, Value>; gps: Map<number, Value> } {
  const start = 4 + 2 + 6;
  const view = new DataView(jpeg, start);
  expect([view.getUint16(0), view.getUint16(2)]).toEqual([0x4d4d, 42]);
  const read = (at: number): Map<number, Value> => {
    const found = new Map<number, Value>();
    let before = -1;
    for (let index = 0; index < view.getUint16(at); index += 1) {
      const field = at + 2 + index * 12;
      const [tag, type, count] = [view.getUint16(field), view.getUint16(field + 2), view.getUint32(field + 4)];
      expect(tag).toBeGreaterThan(before);
      before = tag;
      const from = SIZE[type]! * count <= 4 ? field + 8 : view.getUint32(field + 8);
      const number = (each: number): number => {
        if (type === 3) return view.getUint16(from + each * 2);
        if (type === 4) return view.getUint32(from + each * 4);
        if (type === 5) return view.getUint32(from + each * 8) / view.getUint32(from + each * 8 + 4);
        return view.getUint8(from + each);
      };
      const values = Array.from({ length: count }, (_, each) => number(each));
      found.set(tag, type === 2 ? String.fromCharCode(...values).replace(/\0$/, '') : values);
    }
    return found;
  };
  const first = read(view.getUint32(4));
  return { first, picture: read((first.get(0x8769) as number[])[0]!), gps: read((first.get(0x8825) as number[])[0]!) };
}

const degrees = ([deg, min, sec]: number[]) => deg! + min! / 60 + sec! / 3600;

describe('exif written at the shutter', () => {
  const written = withExif(JPEG, SHOT);
  const { picture, gps } = tagsOf(written);

  it('tells the place to a centimetre', () => {
    expect(degrees(gps.get(2) as number[])).toBeCloseTo(FIX.lat, 7);
    expect(degrees(gps.get(4) as number[])).toBeCloseTo(FIX.lon, 7);
    expect([gps.get(1), gps.get(3), gps.get(0x12)]).toEqual(['N', 'E', 'WGS-84']);
    expect([gps.get(6), gps.get(0x1f)]).toEqual([[312.4], [4.25]]);
  });

  it('tells the time in UTC and the local time with its offset, over the change of day', () => {
    expect([gps.get(0x1d), gps.get(7)]).toEqual(['2026:06:30', [18, 32, 4]]);
    expect([picture.get(0x9003), picture.get(0x9011), picture.get(0x9291)]).toEqual(['2026:07:01 02:32:04', '+08:00', '250']);
  });

  it('tells where the camera looked', () => {
    expect([gps.get(0x10), gps.get(0x11)]).toEqual(['T', [45.5]]);
  });

  it('leaves the picture itself as it was', () => {
    expect(pictureHead(written, '')).toEqual({ media_type: 'image/jpeg', width_px: 640, height_px: 480 });
    const rest = new Uint8Array(written).slice(-(JPEG.byteLength - 2));
    expect(rest).toEqual(new Uint8Array(JPEG, 2));
  });

  it('keeps silent about what was not known', () => {
    const bare = tagsOf(withExif(JPEG, { ...SHOT, fix: null, heading_deg: null, utc_offset_min: -210 }));
    expect([...bare.gps.keys()]).toEqual([0, 7, 0x1d]);
    expect(bare.picture.get(0x9011)).toBe('-03:30');
  });

  it.each([
    ['a PNG', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).buffer],
    ['nothing', () => new ArrayBuffer(0)],
  ])('hands back %s untouched', (_, make) => {
    const given = make();
    expect(withExif(given, { ...SHOT, heading_deg: 1 })).toBe(given);
  });

  it('takes the place of what the camera wrote, and keeps how the picture is turned and by what it was taken', () => {
    const given = withCameraExif('II');
    expect(cameraTags(given)).toEqual({ orientation: 6, make: 'Redmi', model: 'Note 9' });
    const ours = withExif(given, SHOT);
    const { first, gps } = tagsOf(ours);
    expect([first.get(0x010f), first.get(0x0110), first.get(0x0112), first.get(0x0131)]).toEqual(['Redmi', 'Note 9', [6], 'Xuntian']);
    expect(degrees(gps.get(4) as number[])).toBeCloseTo(FIX.lon, 7);
    expect(ours).toEqual(withExif(ours, SHOT));
    expect(pictureHead(ours, '')).toEqual({ media_type: 'image/jpeg', width_px: 640, height_px: 480 });
  });

  it.each<[string, () => ArrayBuffer]>([
    ['no Exif', () => JPEG],
    ['Exif cut off', () => withCameraExif('II', 20)],
    ['Exif that points outside itself', () => withCameraExif('MM')],
  ])('makes nothing up of %s', (_, make) => {
    expect(cameraTags(make())).toEqual({ orientation: 1, make: null, model: null });
    expect(exifSegment(new DataView(withExif(make(), SHOT)))).not.toBeNull();
  });
});

/** A little-endian Exif segment of a phone before the rest of JPEG; `order` can lie about it, `cut` shortens it. */
function withCameraExif(order: 'II' | 'MM', cut?: number): ArrayBuffer {
  const tiff = new DataView(new ArrayBuffer(8 + 2 + 3 * 12 + 4 + 14));
  const bytes = new Uint8Array(tiff.buffer);
  const write = (text: string, at: number) => bytes.set([...text].map((letter) => letter.charCodeAt(0)), at);
  write(order, 0);
  tiff.setUint16(2, 42, true);
  tiff.setUint32(4, 8, true);
  tiff.setUint16(8, 3, true);
  const fields: [tag: number, type: number, count: number, value: number][] = [[0x010f, 2, 6, 50], [0x0110, 2, 7, 56], [0x0112, 3, 1, 6]];
  fields.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12;
    tiff.setUint16(at, tag, true);
    tiff.setUint16(at + 2, type, true);
    tiff.setUint32(at + 4, count, true);
    tiff.setUint32(at + 8, value, true);
  });
  write('Redmi\0Note 9\0', 50);
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...bytes.slice(0, cut)];
  const rest = new Uint8Array(JPEG, 2);
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, body.length + 2, ...body, ...rest]).buffer;
}
