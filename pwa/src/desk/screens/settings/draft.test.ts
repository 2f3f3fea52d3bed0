import { describe, expect, it } from 'vitest';
import { changesOf, nextId, textOf, valueOf, wrongOf, type Limit } from './draft';

const words = { zh: '', en: '' };
const limit = (kind: Limit['kind'], value: unknown, low: number | null = null, high: number | null = null): Limit =>
  ({ name: kind, value, kind, low, high, marks: [], group: words, unit: null, sentence: words });

describe('a limit in its field', () => {
  it.each<[Limit['kind'], unknown, string]>([
    ['number', 0.5, '0.5'],
    ['integer', 30, '30'],
    ['flag', true, 'true'],
    ['flag', false, 'false'],
    ['day', '06-30', '06-30'],
    ['date', '2020-01-01', '2020-01-01'],
    ['days', ['04-01', '09-30'], '04-01|09-30'],
    ['table', [['柑橘', 60], ['红心 柚', 33.5]], '柑橘 60\n红心 柚 33.5'],
    ['table', [], ''],
  ])('%s comes back as it was', (kind, value, text) => {
    expect(textOf(kind, value)).toBe(text);
    expect(valueOf(kind, text)).toEqual(value);
  });

  it('that says nothing is left for the server to refuse', () => {
    expect(valueOf('number', ' ')).toBe('');
    expect(valueOf('number', 'ten')).toBe('ten');
    expect(valueOf('table', '柑橘\n\n茶 many')).toEqual([['柑橘', ''], ['茶', 'many']]);
  });

  it('is held against its bounds, both included', () => {
    const edge = limit('number', 10, 0, 1000);
    expect(['0', '1000', '-1', '1001', '', 'x'].map((text) => wrongOf(edge, text)))
      .toEqual([null, null, 'too_small', 'too_large', 'kind', 'kind']);
    expect(wrongOf(limit('integer', 50, 1, 100), '50.5')).toBe('kind');
    expect(wrongOf(limit('day', '06-30'), 'soon')).toBeNull();
  });
});

describe('a draft', () => {
  it('holds what is another value, however it is written', () => {
    const limits = [limit('number', 10), limit('days', ['04-01', '09-30']), limit('flag', true)];
    expect(changesOf(limits, { number: '10.0', days: '04-01|09-30', flag: 'true' })).toEqual([]);
    expect(changesOf(limits, {})).toEqual([]);
    expect(changesOf(limits, { number: '12', flag: 'false' }).map(({ limit: { name }, value }) => [name, value]))
      .toEqual([['number', 12], ['flag', false]]);
  });

  it('gets the next number of the year', () => {
    expect(nextId(['2023.1'], 2026)).toBe('2026.1');
    expect(nextId(['2026.1', '2026.9', '2026.10', '2026.x', 'test'], 2026)).toBe('2026.11');
  });
});
