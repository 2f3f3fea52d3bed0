/** What a map may be coloured by: each state has an ink, a paper, a pattern and a mark, never a colour alone. */
import type { IconName } from '../ui/icons';
import type { GrainState } from '../ui/plotState';
import { GRAIN_LOOKS } from '../ui/plotWords';
import { WATCH_LOOKS, type WatchState } from '../ui/watchLooks';

export const PAINTS = ['grain', 'watch'] as const;
export type Paint = (typeof PAINTS)[number];
export type Painted = GrainState | WatchState;
/** How an area is drawn over beside its colour. */
export type Hatch = 'plain' | 'stripes' | 'crossed' | 'dots';
export interface Look {
  ink: string;
  paper: string;
  hatch: Hatch;
  icon: IconName;
}

/** The colours of tokens.css that WebGL cannot read from there. */
const GREEN = '#14592f';
const RED = '#a31616';
const AMBER = '#7a4b00';
const GREY = '#4a554f';
const GRAIN: Readonly<Record<GrainState, Omit<Look, 'icon'>>> = {
  harvested: { ink: GREEN, paper: '#7fb890', hatch: 'plain' },
  standing: { ink: GREEN, paper: '#d3e8d9', hatch: 'stripes' },
  no: { ink: RED, paper: '#f6cfcb', hatch: 'crossed' },
  unknown: { ink: AMBER, paper: '#fbf0d9', hatch: 'dots' },
};
/** The most urgent first. */
const WATCH: Readonly<Record<WatchState, Omit<Look, 'icon'>>> = {
  last_chance: { ink: RED, paper: '#f6cfcb', hatch: 'stripes' },
  at_risk: { ink: AMBER, paper: '#f7dfae', hatch: 'stripes' },
  missed: { ink: RED, paper: '#f6cfcb', hatch: 'crossed' },
  cannot_tell: { ink: AMBER, paper: '#fbf0d9', hatch: 'dots' },
  on_course: { ink: GREY, paper: '#ffffff', hatch: 'plain' },
  met_planted: { ink: GREEN, paper: '#d3e8d9', hatch: 'stripes' },
  met_harvested: { ink: GREEN, paper: '#7fb890', hatch: 'plain' },
  not_owed: { ink: GREY, paper: '#e4e8e5', hatch: 'dots' },
};
export const GRAIN_STATES = Object.keys(GRAIN) as GrainState[];
export const WATCH_STATES = Object.keys(WATCH) as WatchState[];
export const STATES_OF: Readonly<Record<Paint, readonly Painted[]>> = { grain: GRAIN_STATES, watch: WATCH_STATES };

/** No state of one paint is named as one of the other, so that one style draws both. */
export const LOOKS = Object.fromEntries([
  ...GRAIN_STATES.map((state) => [state, { ...GRAIN[state], icon: GRAIN_LOOKS[state].icon }]),
  ...WATCH_STATES.map((state) => [state, { ...WATCH[state], icon: WATCH_LOOKS[state].icon }]),
]) as Readonly<Record<Painted, Look>>;
export const PAINTED = [...GRAIN_STATES, ...WATCH_STATES] as const;
