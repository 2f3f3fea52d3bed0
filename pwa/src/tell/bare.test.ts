import { describe, expect, it } from 'vitest';
import { withExif } from '../device/exif';
import { placeTag } from '../device/exifRead';
import { jpegSegments, pictureHead } from '../device/picture';
import { bare } from './bare';

const segment = (marker: number, ...payload: number[]) => [0xff, marker, (payload.length + 2) >> 8, (payload.length + 2) & 0xff, ...payload];
const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const JFIF = segment(0xe0, ...letters('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0);
const TABLE = segment(0xdb, 1, 2, 3);
const FRAME = segment(0xc0, 8, 0x01, 0xe0, 0x02, 0x80, 1, 1, 0x11, 0);
/** Scan data may hold what looks like a marker of metadata. */
const SCAN = [...segment(0xda, 1, 1, 0, 0, 63, 0), 7, 0xff, 0x00, 0xff, 0xe1, 9, 0xff, 0xd9];
const PLAIN = Uint8Array.from([0xff, 0xd8, ...JFIF, ...TABLE, ...FRAME, ...SCAN]).buffer;
const told = (...parts: number[][]) => Uint8Array.from([0xff, 0xd8, ...JFIF, ...parts.flat(), ...TABLE, ...FRAME, ...SCAN]).buffer;

describe('a bare picture', () => {
  it.each([
    ['Exif', [segment(0xe1, ...letters('Exif\0\0anything'))]],
    ['XMP', [segment(0xe1, ...letters('http://ns.adobe.com/xap/1.0/\0<x>anna</x>'))]],
    ['a colour profile', [segment(0xe2, ...letters('ICC_PROFILE\0'))]],
    ['IPTC', [segment(0xed, ...letters('Photoshop 3.0\0'))]],
    ['a comment', [segment(0xfe, ...letters('by anna'))]],
    ['all of it, with fill bytes between', [segment(0xe1, 1, 2), [0xff], segment(0xfe, 3), segment(0xef, 4)]],
    ['nothing', []],
  ])('has lost %s and no byte of the picture', (_, parts) => {
    expect(new Uint8Array(bare(told(...parts)))).toEqual(new Uint8Array(PLAIN));
  });

  it('has no place, and still its size', () => {
    const fix = { lon: 107.45, lat: 31.12, accuracy_m: 5, datum: 'WGS84', source: 'w3c', taken_at: '2026-06-30T18:32:03Z', age_ms: 0, altitude_m: null } as const;
    const located = withExif(PLAIN, { taken_ms: 1_782_800_000_000, utc_offset_min: 480, fix, heading_deg: null });
    expect(placeTag(located)!.lon).toBeCloseTo(107.45, 6);
    expect(placeTag(located)!.lat).toBeCloseTo(31.12, 6);
    const out = bare(located);
    expect(placeTag(out)).toBeNull();
    expect([...jpegSegments(new DataView(out))].map(({ marker }) => marker)).toEqual([0xe0, 0xdb, 0xc0]);
    expect(pictureHead(out, '')).toEqual({ media_type: 'image/jpeg', width_px: 640, height_px: 480 });
  });

  it.each([['empty', []], ['PNG', [0x89, ...letters('PNG')]], ['text', letters('Exif\0\0')]])('is never made of what is no JPEG (%s)', (_, bytes) => {
    expect(() => bare(Uint8Array.from(bytes).buffer)).toThrow(TypeError);
  });

  it('is made of one that breaks off as far as it goes', () => {
    const torn = told(segment(0xe1, 1, 2, 3)).slice(0, 2 + JFIF.length + 5);
    expect(new Uint8Array(bare(torn))).toEqual(new Uint8Array(PLAIN.slice(0, 2 + JFIF.length)));
  });
});

describe('the place in a picture', () => {
  const at = (lon: number, lat: number) => {
    const fix = { lon, lat, accuracy_m: null, datum: 'WGS84', source: 'w3c', taken_at: '2026-06-30T18:32:03Z', age_ms: 0, altitude_m: null } as const;
    return placeTag(withExif(PLAIN, { taken_ms: 1_782_800_000_000, utc_offset_min: 480, fix, heading_deg: null }));
  };
  it.each([[107.4501234, 31.1205678], [-70.5, -33.25]])('is %f, %f', (lon, lat) => {
    expect(at(lon, lat)!.lon).toBeCloseTo(lon, 6);
    expect(at(lon, lat)!.lat).toBeCloseTo(lat, 6);
  });
  it('is none where it was blanked, is missing, or is no Exif at all', () => {
    expect(at(0, 0)).toBeNull();
    expect(placeTag(withExif(PLAIN, { taken_ms: 1_782_800_000_000, utc_offset_min: 480, fix: null, heading_deg: null }))).toBeNull();
    expect(placeTag(PLAIN)).toBeNull();
    expect(placeTag(told(segment(0xe1, ...letters('Exif\0\0II*\0'), 8, 0)))).toBeNull();
  });
});
