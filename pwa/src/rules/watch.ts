/** Where a plot's grain year stands on a day: server/rules/grain_watch.py, so that a phone without network knows it, too. */
import type { Answer, GrainLevel } from '../api/types';
import type { Calendar } from './chance';
import type { Limits } from './edition';
import { dayOf, on, yearOf } from './season';

export type WatchState =
  'last_chance' | 'at_risk' | 'missed' | 'cannot_tell' | 'on_course' | 'met_planted' | 'met_harvested' | 'not_owed';

/** What the records give to the year, as the pack says it; what is not said is as usual. */
export interface WatchFacts {
  grain: Answer;
  level: GrainLevel;
  /** Of the year's grain answer. */
  clause: string;
  without?: boolean;
  seen_on?: string;
  lasting?: boolean;
  other_crop?: boolean;
  untold?: boolean;
  sown_until?: string;
  contradictory?: boolean;
}

export interface Watch {
  state: WatchState;
  /** A key of the server's words under "watch" or "clause". */
  clause: string;
  use: 'red' | 'amber' | null;
  use_clause: string | null;
  /** Where grain is owed and not there. */
  last_chance_on: number | null;
}

const NOT_OWED: ReadonlySet<string> = new Set(['year_not_owed_yet', 'year_fallow']);
const OWED: ReadonlySet<WatchState> = new Set(['on_course', 'at_risk', 'last_chance', 'cannot_tell']);
const WANTING: ReadonlySet<WatchState> = new Set(['missed', 'last_chance', 'at_risk']);
type Stated = readonly [state: WatchState, clause: string];

/** `today` in days since 1970, as all days here. */
export function watch(
  year: number, facts: WatchFacts, calendar: Calendar, limits: Limits, basic_farmland: boolean | null, today: number,
): Watch {
  const [state, clause] = stateOf(year, facts, calendar, limits, today);
  const [use, use_clause] = useOf(state, facts, basic_farmland);
  return { state, clause, use, use_clause, last_chance_on: OWED.has(state) && yearOf(today) <= year ? calendar.last_on : null };
}

function stateOf(year: number, facts: WatchFacts, calendar: Calendar, limits: Limits, today: number): Stated {
  const over = yearOf(today) > year;
  if (NOT_OWED.has(facts.clause)) return ['not_owed', facts.clause];
  if (facts.contradictory) return ['cannot_tell', 'watch_contradictory'];
  if (facts.grain === 'yes') return [facts.level === 'harvested' ? 'met_harvested' : 'met_planted', facts.clause];
  if (facts.grain === 'no') return ['missed', facts.clause];
  if (facts.sown_until && today <= dayOf(facts.sown_until) && !over) return ['on_course', 'watch_sown'];
  if (calendar.last_on === null) return over ? ['cannot_tell', facts.clause] : ['on_course', 'watch_open'];
  if (today > calendar.last_on + limits.season_tolerance_days) return afterwards(facts, calendar.last_on);
  if (facts.untold) return ['on_course', 'watch_untold'];
  const looked = facts.seen_on !== undefined && dayOf(facts.seen_on) >= on(limits.main_season[0], year);
  const without = facts.level === 'none' ? 'watch_no_grain' : 'watch_share';
  if (today >= calendar.last_on - limits.last_chance_notice_days) {
    if (facts.lasting) return ['last_chance', 'watch_lasting'];
    return ['last_chance', looked ? without : 'watch_unseen'];
  }
  if (facts.lasting) return ['at_risk', 'watch_lasting'];
  if (calendar.main_on === null || today <= calendar.main_on) return ['on_course', 'watch_open'];
  return looked ? ['at_risk', without] : ['cannot_tell', 'watch_unseen'];
}

/** Nothing can be sown for the year any more. */
function afterwards(facts: WatchFacts, last_on: number): Stated {
  if (facts.lasting) return ['missed', 'watch_lasting'];
  if (facts.untold) return ['cannot_tell', 'watch_untold'];
  if (facts.without && facts.seen_on !== undefined && dayOf(facts.seen_on) >= last_on) {
    return ['missed', facts.level === 'none' ? 'watch_gone' : 'watch_share_gone'];
  }
  return ['cannot_tell', 'watch_unseen_gone'];
}

function useOf(state: WatchState, facts: WatchFacts, basic_farmland: boolean | null): readonly [Watch['use'], string | null] {
  if (facts.lasting) return ['red', 'use_not_cultivated'];
  if (state === 'missed' && basic_farmland) return ['red', 'use_basic_without_grain'];
  if (WANTING.has(state) && facts.other_crop) return ['amber', 'use_other_crops'];
  return state === 'missed' ? ['amber', 'use_without_grain'] : [null, null];
}
