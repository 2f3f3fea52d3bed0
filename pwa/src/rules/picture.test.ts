/** Golden cases of small pictures (tests/cases/README.md), and generated ones of the size that the phone looks at. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { doubtOf, type Doubt, type Grey } from './picture';

interface Case {
  name: string;
  given: { rows: string[] };
  expect: { doubt: Doubt | null };
}
const CASES = JSON.parse(readFileSync(new URL('../../../tests/cases/picture.json', import.meta.url), 'utf8')) as Case[];
const unhex = (row: string) => (row.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

describe('golden picture', () => {
  it('has cases', () => expect(CASES.length).toBeGreaterThan(0));
  it.each(CASES)('$name', ({ given: { rows }, expect: expected }) => {
    const grey = { width: unhex(rows[0]!).length, height: rows.length, values: rows.flatMap(unhex) };
    expect(doubtOf(grey)).toBe(expected.doubt);
  });
});

function drawn(light: (x: number, y: number) => number, width = 320, height = 240): Grey {
  return { width, height, values: Uint8Array.from({ length: width * height }, (_, at) => light(at % width, Math.floor(at / width))) };
}
/** The same picture through a window of `2 r + 1` pixels, three times over: nearly a Gaussian. */
function blurred(grey: Grey, r: number): Grey {
  const { width, height } = grey;
  const within = (value: number, most: number) => Math.max(0, Math.min(most - 1, value));
  let values: number[] = Array.from(grey.values);
  for (const [dx, dy] of [[1, 0], [0, 1], [1, 0], [0, 1], [1, 0], [0, 1]] as const) {
    const before = values;
    values = before.map((_, at) => {
      let sum = 0;
      for (let step = -r; step <= r; step += 1) sum += before[within((at % width) + step * dx, width) + within(Math.floor(at / width) + step * dy, height) * width]!;
      return sum / (2 * r + 1);
    });
  }
  return { width, height, values };
}
const leaves = drawn((x, y) => 90 + 60 * Math.sin(x * 1.7 + Math.sin(y * 0.9) * 2) * Math.cos(y * 1.3 + x * 0.2));
const rows = drawn((x, y) => (y < 80 ? 210 : Math.floor(y / 9) % 2 ? 70 + (x % 5) * 4 : 130));

describe('a generated picture', () => {
  it.each([['leaves', leaves], ['rows that all run one way', rows]])('of %s is sharp, and blurred it is seen to be', (_, grey) => {
    expect(doubtOf(grey)).toBeNull();
    expect(doubtOf(blurred(grey, 2))).toBe('blurred');
  });

  it('in portrait is judged alike', () => {
    const turned = drawn((x, y) => leaves.values[x * 320 + y]!, 240, 320);
    expect(doubtOf(turned)).toBeNull();
    expect(doubtOf(blurred(turned, 2))).toBe('blurred');
  });

  it('is dark only where hardly a point is lit', () => {
    const lit = (share: number) => drawn((x, y) => (x + y * 320 < 320 * 240 * share ? 200 : 20));
    expect(doubtOf(lit(0.049))).toBe('dark');
    expect(doubtOf(lit(0.051))).not.toBe('dark');
  });

  it('too small to tell is not doubted', () => expect(doubtOf(drawn(() => 0, 8, 6))).toBeNull());
});
