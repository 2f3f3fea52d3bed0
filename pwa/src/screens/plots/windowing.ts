/** Which rows of a long list have to stand in the page: those on the screen and one screen around. */

export interface Filled {
  /** First row, and the one after the last. */
  first: number;
  end: number;
  /** Pixels of the rows before and after. */
  before: number;
  after: number;
}

/**
 * `heights` are pixels of all rows, measured or guessed; `top` and `bottom` are the edges of what is to be
 * filled, from the beginning of the list. At least one row is kept, so that its height can be measured.
 */
export function windowOf(heights: readonly number[], top: number, bottom: number): Filled {
  let first = 0;
  let before = 0;
  while (first < heights.length - 1 && before + heights[first]! <= top) before += heights[first++]!;
  let end = first;
  let filled = before;
  while (end < heights.length && (filled < bottom || end === first)) filled += heights[end++]!;
  let after = 0;
  for (let at = end; at < heights.length; at += 1) after += heights[at]!;
  return { first, end, before, after };
}
