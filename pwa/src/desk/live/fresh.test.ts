import { expect, it } from 'vitest';
import { compare } from './fresh';

const rows = (words: string) => [...words].map((id) => ({ id }));
const told = (shown: string, beginning: string, over = '') => {
  const { added, moved } = compare(rows(shown), rows(beginning), ({ id }) => over.includes(id));
  return { added, moved };
};

it.each([
  ['nothing new', 'abc', 'abc', '', 0, false],
  ['more is shown than the beginning has', 'abcde', 'abc', '', 0, false],
  ['one on top', 'abc', 'xabc', '', 1, true],
  ['one on top pushes the last one off the page', 'abc', 'xab', '', 1, true],
  ['one at the end of a short list', 'ab', 'abx', '', 1, true],
  ['one that was done with has left', 'abc', 'bc', 'a', 0, false],
  ['one that was done with is still there', 'abc', 'abc', 'a', 0, false],
  ['one that another officer took has left', 'abc', 'ac', '', 0, true],
  ['one done with, and one new', 'abc', 'xbc', 'a', 1, true],
  ['the order has changed', 'abc', 'bac', '', 0, true],
  ['the first ones come', '', 'ab', '', 2, true],
  ['all have gone', 'ab', '', '', 0, false],
])('%s', (_, shown, beginning, over, added, moved) => {
  expect(told(shown, beginning, over)).toEqual({ added, moved });
});

it('gives the shown rows their newest values, each in its place', () => {
  const shown = [{ id: 'a', at: 1 }, { id: 'b', at: 1 }, { id: 'c', at: 1 }];
  const { rows: now } = compare(shown, [{ id: 'x', at: 2 }, { id: 'b', at: 2 }]);
  expect(now).toEqual([{ id: 'a', at: 1 }, { id: 'b', at: 2 }, { id: 'c', at: 1 }]);
});
