import { describe, expect, it } from 'vitest';
import { askAgain, coordinateInWords, meaningsOf, questionOf, stillMissing, SYSTEMS, systemOf, withAnswer, type Question } from './questions';

const problem = (code: string, facts: Record<string, unknown>) => ({ code, facts, status: 422, title: '' });
const fields = (missing: string[]) => ({ kind: 'fields', missing, seen: ['A', 'B'] }) as Extract<Question, { kind: 'fields' }>;

describe('questions of the server', () => {
  it('offers the systems that fit the coordinates', () => {
    expect(questionOf(problem('import_needs_crs', { named: null, seen: { east: 447538, north: 3444408 }, swapped: false, candidates: ['EPSG:4545'] })))
      .toEqual({ kind: 'crs', named: null, seen: { east: 447538, north: 3444408 }, swapped: false, candidates: [4545] });
  });
  it('bears a file without coordinates', () => {
    expect(questionOf(problem('import_needs_crs', { named: 'LOCAL', seen: null, swapped: false, candidates: [] })))
      .toEqual({ kind: 'crs', named: 'LOCAL', seen: null, swapped: false, candidates: [] });
  });
  it('shows samples in each reading', () => {
    const candidates = [{ encoding: 'GB18030', decodes: true, samples: ['乙湾村'] }];
    expect(questionOf(problem('import_needs_encoding', { given: null, candidates }))).toEqual({ kind: 'encoding', given: null, candidates });
  });
  it('names layers', () => {
    expect(questionOf(problem('import_needs_layer', { layers: ['DLTB', 'XZQ'] }))).toEqual({ kind: 'layer', layers: ['DLTB', 'XZQ'] });
  });
  it('is silent for a refusal that asks nothing', () => {
    expect(questionOf(problem('import_file_wrong', { found: [] }))).toBeNull();
  });
  it('offers both encodings where the person saw wrong names', () => {
    expect(askAgain('encoding')).toMatchObject({ candidates: [{ encoding: 'UTF-8' }, { encoding: 'GB18030' }] });
  });
});

describe('coordinate systems', () => {
  it.each([
    [4490, { kind: 'cgcs2000' }],
    [4524, { kind: 'zoned', zone: 36, meridian_deg: 108 }],
    [4545, { kind: 'plain', zone: 36, meridian_deg: 108 }],
    [4513, { kind: 'zoned', zone: 25, meridian_deg: 75 }],
    [4554, { kind: 'plain', zone: 45, meridian_deg: 135 }],
    [3857, { kind: 'other' }],
  ])('EPSG:%i', (epsg, system) => expect(systemOf(epsg)).toEqual(system));
  it('are the 44 that the server takes', () => {
    expect(new Set(SYSTEMS).size).toBe(44);
    expect(SYSTEMS.every((epsg) => systemOf(epsg).kind !== 'other')).toBe(true);
  });
});

describe('columns', () => {
  it('asks for any of three where the net area is missing', () => {
    expect(meaningsOf(fields(['TBBH', 'TBDLMJ']))).toEqual(['TBBH', 'TBDLMJ', 'KCMJ', 'KCXS']);
    expect(meaningsOf(fields(['TBBH']))).toEqual(['TBBH']);
  });
  it('is content with one of them, and with a typed year', () => {
    const question = fields(['SJNF', 'TBBH', 'TBDLMJ']);
    expect(stillMissing(question, {})).toEqual(['SJNF', 'TBBH', 'TBDLMJ']);
    expect(stillMissing(question, { fields: { KCXS: 'A', TBBH: 'B' }, survey_year: 2023 })).toEqual([]);
  });
});

describe('options to send again', () => {
  it('keep what was answered before', () => {
    expect(withAnswer({ crs: 'EPSG:4545', fields: { TBBH: 'A' } }, { encoding: 'GB18030', fields: { DLBM: 'B', KCMJ: '' } }))
      .toEqual({ crs: 'EPSG:4545', encoding: 'GB18030', fields: { TBBH: 'A', DLBM: 'B' } });
  });
  it('have no empty mapping', () => expect(withAnswer({}, { fields: { TBBH: '' } })).toEqual({}));
});

it('coordinates are shown to the metre', () => {
  expect(coordinateInWords(448898.03046)).toBe('448898');
  expect(coordinateInWords(107.450012345)).toBe('107.45001');
});
