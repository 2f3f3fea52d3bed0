import { describe, expect, it, vi } from 'vitest';

// The status line counts visits when a browser is there; here only pure parts are asked.
vi.stubGlobal('navigator', { onLine: true });
const { cameraHeadingDeg } = await import('./heading');
const { fixOf } = await import('./position');
const { picked } = await import('./picked');
const { pictureHead } = await import('./picture');

describe('heading of the camera', () => {
  it.each<[string, number, number, number, number | null]>([
    ['upright, facing north', 0, 90, 0, 0],
    ['upright, facing east', 270, 90, 0, 90],
    ['upright, facing south-west', 135, 90, 0, 225],
    ['tilted down by a third, facing east', 270, 60, 0, 90],
    ['upright on its left side, facing north', 90, 0, -90, 0],
    ['flat on the table', 40, 0, 0, null],
    ['held over the head', 40, 180, 0, null],
  ])('%s', (_, alpha, beta, gamma, heading) => {
    const found = cameraHeadingDeg(alpha, beta, gamma);
    if (heading === null || found === null) expect(found).toBe(heading);
    else expect(Math.abs(((found - heading + 540) % 360) - 180)).toBeLessThan(1e-6);
  });
});

describe('fix of a position', () => {
  const at = Date.parse('2026-07-01T02:00:00Z');
  const told = (coords: object) => ({ timestamp: at - 1500, coords: { longitude: 107.45, latitude: 31.12, accuracy: 4, altitude: null, ...coords } });
  it('carries its age, accuracy and datum', () => {
    expect(fixOf(told({}), at)).toEqual({
      lon: 107.45, lat: 31.12, accuracy_m: 4, datum: 'WGS84', source: 'w3c', taken_at: '2026-07-01T01:59:58.500Z', age_ms: 1500, altitude_m: null,
    });
  });
  it('is never from the future', () => expect(fixOf(told({}), at - 5000)?.age_ms).toBe(0));
  it('does not make up an accuracy', () => expect(fixOf(told({ accuracy: NaN }), at)?.accuracy_m).toBeNull());
  it.each([
    ['no answer', null],
    ['a blanked position', told({ longitude: 0, latitude: 0 })],
    ['not a number', told({ latitude: NaN })],
    ['no place on earth', told({ latitude: 91 })],
  ])('is null for %s', (_, given) => expect(fixOf(given, at)).toBeNull());
});

describe('a file handed over', () => {
  const [asked, now] = [1_000_000, 1_090_000];
  it.each([
    ['made by the camera app since it was asked', 'camera_app', 1_080_000, 'camera_app', 1_080_000],
    ['made by it, on a card with a coarse clock', 'camera_app', 998_500, 'camera_app', 998_500],
    ['older than the question: chosen, not taken', 'camera_app', 400_000, 'gallery', 400_000],
    ['of unknown age, from the camera app', 'camera_app', 0, 'camera_app', now],
    ['from the gallery, however new', 'gallery', 1_080_000, 'gallery', 1_080_000],
    ['from the future', 'gallery', 2_000_000, 'gallery', now],
  ] as const)('%s', (_, asked_for, modified_ms, source, made_ms) => {
    expect(picked(asked_for, modified_ms, asked, now)).toEqual({ source, made_ms });
  });
});

describe('head of a picture', () => {
  const bytes = (text: string, ...rest: number[]) => Uint8Array.from([...[...text].map((letter) => letter.charCodeAt(0)), ...rest]).buffer;
  it.each([
    ['HEIC, whatever the browser says', bytes('\0\0\0\x18ftypheic'), 'image/jpeg', 'image/heic'],
    ['WebP', bytes('RIFF....WEBP'), '', 'image/webp'],
    ['AVIF', bytes('\0\0\0\x18ftypavif'), '', 'image/avif'],
    ['what it is not, by the word of the browser', bytes('hello, world'), 'image/tiff', 'image/tiff'],
    ['an empty file', new ArrayBuffer(0), '', 'application/octet-stream'],
  ])('%s', (_, given, said, type) => expect(pictureHead(given, said).media_type).toBe(type));
});
