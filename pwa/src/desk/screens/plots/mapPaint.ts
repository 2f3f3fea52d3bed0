/** What the desk's map may be coloured by: each state has an ink, a paper, a pattern and a mark, never a colour alone. */
import { GRAIN_COLOURS, GRAIN_STATES, type Colours, type Hatch } from '../../../map/style';
import { GRAIN_HATCHES } from '../../../map/images';
import type { IconName } from '../../../ui/icons';
import type { GrainState } from '../../../ui/plotState';
import { GRAIN_LOOKS } from '../../../ui/plotWords';
import { tCode } from '../../../words';
import { WATCH_STATES, type WatchState } from './filters';
import { grainInWords } from './grainLooks';
import { WATCH_LOOKS } from './watchLooks';

export const PAINTS = ['grain', 'watch'] as const;
export type Paint = (typeof PAINTS)[number];
export type Painted = GrainState | WatchState;

interface Look extends Colours {
  hatch: Hatch;
  icon: IconName;
}

const RED = '#a31616';
const AMBER = '#7a4b00';
const GREEN = '#14592f';
const GREY = '#4a554f';
const WATCH: Readonly<Record<WatchState, Colours & { hatch: Hatch }>> = {
  last_chance: { ink: RED, paper: '#f6cfcb', hatch: 'stripes' },
  at_risk: { ink: AMBER, paper: '#f7dfae', hatch: 'stripes' },
  missed: { ink: RED, paper: '#f6cfcb', hatch: 'crossed' },
  cannot_tell: { ink: AMBER, paper: '#fbf0d9', hatch: 'dots' },
  on_course: { ink: GREY, paper: '#ffffff', hatch: 'plain' },
  met_planted: { ink: GREEN, paper: '#d3e8d9', hatch: 'stripes' },
  met_harvested: { ink: GREEN, paper: '#7fb890', hatch: 'plain' },
  not_owed: { ink: GREY, paper: '#e4e8e5', hatch: 'dots' },
};

/** No state of one paint is named as one of the other, so that one style draws both. */
export const LOOKS = Object.fromEntries([
  ...GRAIN_STATES.map((state) => [state, { ...GRAIN_COLOURS[state], hatch: GRAIN_HATCHES[state], icon: GRAIN_LOOKS[state].icon }]),
  ...WATCH_STATES.map((state) => [state, { ...WATCH[state], icon: WATCH_LOOKS[state].icon }]),
]) as Readonly<Record<Painted, Look>>;

export const STATES_OF: Readonly<Record<Paint, readonly Painted[]>> = { grain: GRAIN_STATES, watch: WATCH_STATES };
export const PAINTED = Object.keys(LOOKS) as Painted[];

/** As the legend and the pointer say it. */
export function paintedInWords(state: Painted): string {
  return WATCH_STATES.some((known) => known === state) ? tCode('watch', state) : grainInWords(state as GrainState);
}

const KEY = 'xuntian-desk-map-paint';

/** This desk remembers it. */
export const paintKept = (): Paint => PAINTS.find((one) => one === localStorage.getItem(KEY)) ?? 'grain';
export const keepPaint = (paint: Paint): void => localStorage.setItem(KEY, paint);
