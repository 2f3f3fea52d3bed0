/** Covered parts of a picture: shares of its width and height on the wire, percent at the desk. */
export type Box = [left: number, top: number, right: number, bottom: number];
export type Corner = readonly [x: number, y: number];

/** Smaller ones are a slip of the hand, not a part that was meant. */
const LEAST = 1;
const clamp = (value: number): number => Math.min(100, Math.max(0, value));
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Between two corners in percent, however the hand went; null where hardly anything lies between them. */
export function boxBetween([x, y]: Corner, [to_x, to_y]: Corner): Box | null {
  const box: Box = [Math.min(x, to_x), Math.min(y, to_y), Math.max(x, to_x), Math.max(y, to_y)].map((value) => tenth(clamp(value))) as Box;
  return box[2] - box[0] < LEAST || box[3] - box[1] < LEAST ? null : box;
}

export const isBox = ([left, top, right, bottom]: Box): boolean =>
  [left, top, right, bottom].every((side) => Number.isFinite(side) && side >= 0 && side <= 100) && right - left >= 0.1 && bottom - top >= 0.1;

export const toShares = (box: Box): number[] => box.map((side) => side / 100);
export const toPercent = (box: readonly number[]): Box => box.map((side) => tenth(side * 100)) as Box;
