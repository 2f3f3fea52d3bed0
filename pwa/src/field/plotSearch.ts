/** Search by number, village, place and household, as people type: parts, any order, any width, without dashes. */
import type { PackPlot } from '../api/types';

const plain = (text: string) => text.normalize('NFKC').toLowerCase();
const dashless = (text: string) => text.replace(/[-–—_./]/g, '');
const texts = new WeakMap<PackPlot, string>();

function textOf(plot: PackPlot): string {
  let text = texts.get(plot);
  if (text === undefined) {
    const number = plain(plot.number);
    text = [number, dashless(number), plain(plot.village), plain(plot.place ?? ''), plain(plot.household ?? '')].join('\n');
    texts.set(plot, text);
  }
  return text;
}

/** Plots in which every part of the words occurs; all of them for no words. */
export function found(plots: readonly PackPlot[], words: string): readonly PackPlot[] {
  const parts = plain(words).split(/[\s,，、]+/).filter(Boolean);
  if (parts.length === 0) return plots;
  return plots.filter((plot) => parts.every((part) => textOf(plot).includes(part)));
}
