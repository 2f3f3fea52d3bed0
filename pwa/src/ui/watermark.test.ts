import { expect, it, vi } from 'vitest';

vi.stubGlobal('navigator', { onLine: true });
const { speak } = await import('../words');
const { zh } = await import('../words/zh');
const { zh: field } = await import('../words/field.zh');
const { secondOf, watermarkLines } = await import('./watermark');
// Vue takes whatever document it finds when it is loaded.
vi.stubGlobal('document', { documentElement: {} });
await speak('zh', { zh: async () => ({ ...zh, ...field }), en: async () => ({}) });

const FIX = { lon: 107.4501234, lat: 31.1205678, accuracy_m: 4.25, datum: 'WGS84', source: 'w3c', taken_at: '', age_ms: 0, altitude_m: null } as const;
const MARKED = { plot: '0103-0047', person: '王田长', taken_at: '2026-06-30T18:32:04.250Z', fix: FIX, heading_deg: 359.7, source: 'camera' } as const;

it('tells China time over the change of day', () => expect(secondOf(MARKED.taken_at)).toBe('2026-07-01 02:32:04'));

it('tells plot, time, person, position and direction', () => {
  expect(watermarkLines(MARKED)).toEqual([
    '0103-0047', '2026-07-01 02:32:04 拍照 王田长', '东经 107.45012° 北纬 31.12057° ±5 米 WGS84', '朝北 0° · 巡田水印图，原图不带水印',
  ]);
});

it('keeps silent about what is not known, and says what came from the gallery', () => {
  expect(watermarkLines({ ...MARKED, person: '', fix: null, heading_deg: null, source: 'gallery' })).toEqual([
    '0103-0047', '2026-07-01 02:32:04', '没有定位', '来自相册 · 巡田水印图，原图不带水印',
  ]);
  expect(watermarkLines({ ...MARKED, fix: { ...FIX, accuracy_m: null } })[2]).toBe('东经 107.45012° 北纬 31.12057° WGS84');
});
