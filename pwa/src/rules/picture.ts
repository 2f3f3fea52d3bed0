/**
 * Whether a picture is worth taking again, from a small grey copy of it. Only an offer hangs on the answer, and an
 * inspector who is asked without need soon stops reading: every limit lies far from what sharp pictures reach.
 * Measured on 19 real pictures of phones and cameras and on the same ones blurred, darkened and covered.
 */

/** Light values of 0 to 255, row by row. */
export interface Grey {
  width: number;
  height: number;
  values: ArrayLike<number>;
}

export type Doubt = 'dark' | 'obstructed' | 'blurred';

/** The limits below hold for a copy whose long side has so many pixels. */
export const GREY_SIDE_PX = 320;
const COLUMNS = 8;
const ROWS = 6;
/** 95 of 100 points are darker than this: nothing can be told from the picture. Dusk by a street lamp reached 105. */
const DARK_LIGHT = 60;
const LIT_SHARE = 0.05;
/** A finger before the lens: blocks this dark and this even, hanging together from an edge over such a share. */
const COVERED_LIGHT = 60;
const COVERED_SPREAD = 6;
const COVERED_SHARE = 0.33;
/** The field beside it is so many times as light; a dull field under a dusky sky reached 2.1. */
const COVERED_CONTRAST = 2.5;
/** Blocks that count for sharpness: in a sharp picture of fog or water something small is sharp. */
const SHARPEST_BLOCKS = 6;
/** Variance of the Laplacian of those blocks; the least of a sharp picture was 460, a brick wall in even light. */
const BLURRED_VARIANCE = 300;
/** Their Laplacian over their gradient: how abrupt the edges are, whatever the contrast; 1.2 in the same picture. */
const BLURRED_ABRUPTNESS = 0.9;
/** Below it there is nothing but the rounding of light values, which looks abrupt. */
const BLANK_VARIANCE = 20;

interface Block {
  mean: number;
  spread: number;
  laplacian_variance: number;
  laplacian_energy: number;
  gradient_energy: number;
}

/** What speaks against the picture, the gravest first; null where nothing does. */
export function doubtOf(grey: Grey): Doubt | null {
  if (grey.width < COLUMNS * 2 || grey.height < ROWS * 2) return null;
  if (isDark(grey)) return 'dark';
  const blocks = blocksOf(grey);
  if (isCovered(blocks)) return 'obstructed';
  return isBlurred(blocks) ? 'blurred' : null;
}

function isDark({ values, width, height }: Grey): boolean {
  let lit = 0;
  for (let at = 0; at < width * height; at += 1) if (values[at]! >= DARK_LIGHT) lit += 1;
  return lit < width * height * LIT_SHARE;
}

function isBlurred(blocks: readonly Block[]): boolean {
  const sharpest = [...blocks].sort((a, b) => b.laplacian_variance - a.laplacian_variance).slice(0, SHARPEST_BLOCKS);
  const sum = (of: (block: Block) => number) => sharpest.reduce((total, block) => total + of(block), 0);
  const variance = sum((block) => block.laplacian_variance) / SHARPEST_BLOCKS;
  const abruptness = sum((block) => block.laplacian_energy) / Math.max(1e-9, sum((block) => block.gradient_energy));
  return variance < BLANK_VARIANCE || (variance < BLURRED_VARIANCE && abruptness < BLURRED_ABRUPTNESS);
}

function isCovered(blocks: readonly Block[]): boolean {
  const covered = new Set(darkRegion(blocks));
  if (covered.size < blocks.length * COVERED_SHARE) return false;
  const light = (of: readonly Block[]) => of.reduce((total, block) => total + block.mean, 0) / Math.max(1, of.length);
  const [inside, beside] = [blocks.filter((_, index) => covered.has(index)), blocks.filter((_, index) => !covered.has(index))];
  return light(beside) >= COVERED_CONTRAST * light(inside);
}

/** The largest dark and even region that reaches an edge of the picture. */
function darkRegion(blocks: readonly Block[]): number[] {
  const open = new Set(blocks.flatMap(({ mean, spread }, index) => (mean < COVERED_LIGHT && spread < COVERED_SPREAD ? [index] : [])));
  let largest: number[] = [];
  for (const start of [...open]) {
    if (!open.delete(start)) continue;
    const region = [start];
    for (const block of region) for (const next of neighbours(block)) if (open.delete(next)) region.push(next);
    if (region.length > largest.length && region.some(atEdge)) largest = region;
  }
  return largest;
}

const atEdge = (block: number): boolean => neighbours(block).length < 4;

function neighbours(block: number): number[] {
  const [row, column] = [Math.floor(block / COLUMNS), block % COLUMNS];
  return [
    ...(row > 0 ? [block - COLUMNS] : []), ...(row < ROWS - 1 ? [block + COLUMNS] : []),
    ...(column > 0 ? [block - 1] : []), ...(column < COLUMNS - 1 ? [block + 1] : []),
  ];
}

/** The picture in 8 × 6 blocks, row by row. */
function blocksOf(grey: Grey): Block[] {
  return Array.from({ length: COLUMNS * ROWS }, (_, index) => {
    const [row, column] = [Math.floor(index / COLUMNS), index % COLUMNS];
    const edge = (size: number, part: number, of: number) => Math.floor((size * part) / of);
    return blockOf(grey, edge(grey.width, column, COLUMNS), edge(grey.height, row, ROWS), edge(grey.width, column + 1, COLUMNS), edge(grey.height, row + 1, ROWS));
  });
}

function blockOf({ values, width, height }: Grey, left: number, top: number, right: number, bottom: number): Block {
  const count = (right - left) * (bottom - top);
  let [light, light_squares, laplacian, laplacian_squares, gradient_squares] = [0, 0, 0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = y * width + x;
      const here = values[at]!;
      light += here;
      light_squares += here * here;
      // The outermost row has no neighbours on all sides.
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) continue;
      const [before, above] = [values[at - 1]!, values[at - width]!];
      const curve = 4 * here - before - above - values[at + 1]! - values[at + width]!;
      laplacian += curve;
      laplacian_squares += curve * curve;
      gradient_squares += (here - before) ** 2 + (here - above) ** 2;
    }
  }
  const mean = light / count;
  return {
    mean,
    spread: Math.sqrt(Math.max(0, light_squares / count - mean * mean)),
    laplacian_variance: Math.max(0, laplacian_squares / count - (laplacian / count) ** 2),
    laplacian_energy: laplacian_squares,
    gradient_energy: gradient_squares,
  };
}
