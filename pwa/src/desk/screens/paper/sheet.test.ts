import { describe, expect, it } from 'vitest';
import { sheetWrong, type Sheet } from './sheet';

const TODAY = '2026-11-29';
const SHEET: Sheet = {
  walked_on: '2026-11-28', walker_name: '罗田长', note: '',
  seen: [{ plot_id: 'p', number: '0001', where: '', cover: 'crop', note: '' }],
};

describe('what a sheet lacks', () => {
  it.each([
    ['nothing', SHEET, null],
    ['nothing on the day itself', { ...SHEET, walked_on: TODAY }, null],
    ['a day', { ...SHEET, walked_on: '' }, 'paper.wrong_day'],
    ['a day that has come', { ...SHEET, walked_on: '2026-11-30' }, 'paper.wrong_day'],
    ['who walked', { ...SHEET, walker_name: ' ' }, 'paper.wrong_walker'],
    ['a plot', { ...SHEET, seen: [] }, 'paper.wrong_plots'],
  ])('%s', (_, sheet, wrong) => {
    expect(sheetWrong(sheet, TODAY)).toBe(wrong);
  });
});
