import { describe, expect, it } from 'vitest';
import { anAnswer, aPhoto, aVisit, PHOTO, SEEN } from '../../../tests/makers';
import { timelineOf, yearsOf, type PlotDetail } from './timeline';

const ready = aVisit({ id: 'v1', finished_at: '2026-07-01T02:01:00.500Z' });
const photo = aPhoto({ visit_id: 'v1' });

function told(id: string, finished_at: string, state: 'kept' | 'owed' = 'kept'): PlotDetail['inspections'][number] {
  const { sha256, role, source, taken_at, fix, heading_deg } = PHOTO;
  return {
    id, person_name: '安', finished_at, received_at: finished_at, late: false, observation: { ...SEEN }, review: { state: 'open', override: null },
    verdict: { ...anAnswer(aVisit(), { listed: [] }).verdict }, photos: [{ sha256, role, source, taken_at, fix: fix && { ...fix }, heading_deg, state }],
  };
}
const server = (part: Partial<PlotDetail>) => ({ inspections: [], years: [], ...part }) as unknown as PlotDetail;

describe('timeline', () => {
  it('holds the phone’s own visits without the server', () => {
    expect(timelineOf(null, [{ visit: ready, photos: [photo] }])).toMatchObject([
      { id: 'v1', state: 'ready', person_name: '', review: null, verdict: null, photos: [{ stored: { key: 'k1' }, owed: false }] },
    ]);
  });
  it('puts both in one order, newest first, however the instants are written', () => {
    const detail = server({ inspections: [told('v2', '2026-07-01T02:01:00Z'), told('v0', '2026-07-01T02:02:00Z')] });
    expect(timelineOf(detail, [{ visit: ready, photos: [] }]).map(({ id }) => id)).toEqual(['v0', 'v1', 'v2']);
  });
  it('shows a visit that both know once, with the server’s word and the phone’s bytes', () => {
    const detail = server({ inspections: [told('v1', '2026-07-01T02:01:00Z', 'owed')] });
    expect(timelineOf(detail, [{ visit: ready, photos: [photo] }])).toMatchObject([
      { id: 'v1', state: null, person_name: '安', review: { state: 'open', override: null }, photos: [{ owed: true, stored: { key: 'k1' } }] },
    ]);
  });
  it('does not promise bytes that were deleted after the receipt', () => {
    const gone = { visit: aVisit({ state: 'received' }), photos: [aPhoto({ bytes_gone: true })] };
    expect(timelineOf(null, [gone])[0]!.photos[0]!.stored).toBeNull();
  });
  it('dates a draft by its beginning', () => {
    const draft = aVisit({ state: 'draft', finished_at: null });
    expect(timelineOf(null, [{ visit: draft, photos: [] }])[0]!.at).toBe('2026-07-01T01:59:00.000Z');
  });
});

describe('years', () => {
  const [full] = anAnswer(aVisit(), { listed: [] }).years;
  const answered = { visit: aVisit({ state: 'received', answer: anAnswer(aVisit(), { listed: [] }) }), photos: [] };
  const known = { year: 2026, cultivated: 'yes', grain: 'yes', level: 'standing' };

  it('are the server’s where it answered', () => {
    expect(yearsOf(server({ years: [full!] }), [], [])).toEqual([{ ...known, full }]);
  });
  it('are the pack’s without it, newest first, without reasons', () => {
    const years = yearsOf(null, [{ ...known, year: 2025 }, known], []);
    expect(years.map(({ year, full: reasons }) => [year, reasons])).toEqual([[2026, null], [2025, null]]);
  });
  it('take the reasons of an answer that says the same, and of no other', () => {
    expect(yearsOf(null, [known], [answered])[0]!.full).toEqual(full);
    expect(yearsOf(null, [{ ...known, level: 'harvested' }], [answered])[0]!.full).toBeNull();
  });
});
