/** The golden cases that the server runs too (tests/cases/README.md), and what has no canonical form. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonical } from './canonical';
import { manifestOf, type Sealing } from './manifest';

interface Case {
  name: string;
  given: Sealing;
  expect: { manifest: string; sha256: string };
}
const CASES = JSON.parse(readFileSync(new URL('../../../tests/cases/manifest.json', import.meta.url), 'utf8')) as Case[];

describe('golden manifest', () => {
  it('has cases', () => expect(CASES.length).toBeGreaterThan(0));
  it.each(CASES)('$name', ({ given, expect: expected }) => {
    const manifest = manifestOf(given);
    expect(manifest).toBe(expected.manifest);
    expect(createHash('sha256').update(manifest, 'utf8').digest('hex')).toBe(expected.sha256);
  });
});

describe('the canonical form', () => {
  it.each([
    ['not a number', Number.NaN], ['infinity', Number.POSITIVE_INFINITY], ['half a character', '\ud83c'], ['half a character as a name', { '\udf3e': 1 }],
    ['nothing', undefined], ['a function', () => 1], ['a big integer', 1n],
  ])('%s has none', (_, value) => expect(() => canonical(value)).toThrow(TypeError));

  it('leaves out a member that is undefined, as the body does', () => {
    const value = { b: [true, false], a: undefined };
    expect(canonical(value)).toBe('{"b":[true,false]}');
    expect(JSON.stringify(value)).toBe('{"b":[true,false]}');
  });
});
