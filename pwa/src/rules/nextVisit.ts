/** When a plot needs its next good inspection, and why then: server/rules/next_visit.py, so that a phone without network knows it. */
import type { Calendar } from './chance';
import type { Crop, Limits } from './edition';
import type { Pace } from './rounds';
import { on, seasonOf, yearOf, type Season } from './season';
import type { WatchState } from './watch';

export type VisitReason =
  | 'never' | 'problem' | 'last_chance' | 'at_risk' | 'unseen' | 'contradictory' | 'sown' | 'winter_crops' | 'sowing'
  | 'main_crops' | 'harvest' | 'after_harvest' | 'missed' | 'not_owed';

/** What is asked of a plot; all days since 1970. */
export interface Standing {
  year: number;
  state: WatchState;
  /** Of the watch state. */
  clause: string;
  /** The last inspection that could tell. */
  good_on: number | null;
  /** The last that was seen. */
  crop: string | null;
  problem: boolean;
}

export interface NextVisit {
  due_on: number;
  late_on: number;
  reason: VisitReason;
  /** Of the reason: the last chance, the end of the harvest. */
  day: number | null;
  crop: string | null;
}

/** Clauses of what is said once nothing can be sown any more. */
const GONE: ReadonlySet<string> = new Set(['watch_unseen_gone', 'watch_gone', 'watch_share_gone', 'watch_lasting', 'watch_untold']);

export function nextVisit(
  asked: Standing, calendar: Calendar, crops: ReadonlyMap<string, Pick<Crop, 'cycles'>>, limits: Limits, pace: Pace,
): NextVisit {
  const { state, good_on: good } = asked;
  const since = sinceOf(asked, calendar, limits);
  const after = (days: number) => (good === null ? since : Math.max(good + days, since));
  const told = (due_on: number, reason: VisitReason, day: number | null = null): NextVisit =>
    ({ due_on, late_on: due_on + pace.late_after_days, reason, day, crop: null });
  if (state === 'last_chance' && calendar.last_on !== null) {
    const due_on = after(pace.last_chance_days);
    const late_on = Math.min(due_on + pace.late_after_days, Math.max(due_on, calendar.last_on));
    return { due_on, late_on, reason: 'last_chance', day: calendar.last_on, crop: null };
  }
  if (good === null) {
    const due_on = state === 'on_course' ? windowOf(since, limits).first : since;
    return told(Math.max(due_on, since), 'never');
  }
  if (asked.problem) return told(good + pace.problem_days, 'problem');
  switch (state) {
    case 'last_chance':
    case 'at_risk':
      return told(after(pace.at_risk_days), 'at_risk', calendar.last_on);
    case 'cannot_tell':
      if (asked.clause === 'watch_contradictory') return told(good + 1, 'contradictory');
      return told(after(pace.cannot_tell_days), 'unseen');
    case 'on_course':
      if (asked.clause === 'watch_sown') return told(good + pace.sown_days, 'sown');
      return inWindow(good + pace.on_course_days, limits, pace);
    case 'met_planted':
      return harvest(good, asked.crop, crops, limits, pace);
    case 'met_harvested':
      return inWindow(after(pace.met_harvested_days), limits, pace, 'after_harvest');
    default:
      return inWindow(after(pace[`${state}_days`]), limits, pace, state);
  }
}

/** The day on which the calendar alone brought the state: nothing is late before it began. */
function sinceOf({ year, state, clause }: Standing, calendar: Calendar, limits: Limits): number {
  const begins = on('01-01', year);
  if (clause === 'watch_lasting' && state !== 'missed') return begins;
  if (state === 'last_chance' && calendar.last_on !== null) return calendar.last_on - limits.last_chance_notice_days;
  if (GONE.has(clause) && calendar.last_on !== null) return calendar.last_on + limits.season_tolerance_days + 1;
  if ((state === 'at_risk' || clause === 'watch_unseen') && calendar.main_on !== null) return calendar.main_on + 1;
  return begins;
}

/** What stands is asked for again when it is reaped: whether it was, stubble still tells. */
function harvest(
  good: number, crop: string | null, crops: ReadonlyMap<string, Pick<Crop, 'cycles'>>, limits: Limits, pace: Pace,
): NextVisit {
  const wish = good + pace.met_planted_days;
  const season = seasonAhead(crops.get(crop ?? ''), good);
  if (!season || wish > season.harvest[1] + limits.stubble_days) return inWindow(wish, limits, pace);
  const due_on = Math.max(wish, season.harvest[0]);
  const late_on = Math.max(due_on, season.harvest[1]) + pace.late_after_days;
  return { due_on, late_on, reason: 'harvest', day: season.harvest[1], crop };
}

/** The first to be reaped on the day or after it. */
function seasonAhead(crop: Pick<Crop, 'cycles'> | undefined, day: number): Season | undefined {
  const year = yearOf(day);
  return (crop?.cycles ?? []).flatMap((cycle) => [seasonOf(cycle, year), seasonOf(cycle, year + 1)])
    .filter((season) => season.harvest[1] >= day)
    .sort((a, b) => a.harvest[1] - b.harvest[1])[0];
}

function inWindow(wish: number, limits: Limits, pace: Pace, reason?: VisitReason): NextVisit {
  const window = windowOf(wish, limits);
  const due_on = Math.max(wish, window.first);
  const late_on = Math.max(due_on, Math.min(due_on + pace.late_after_days, window.last));
  return { due_on, late_on, reason: reason ?? window.reason, day: null, crop: null };
}

/** Days on which a visit tells something of the year: the window that the day lies in, else the next. */
function windowOf(day: number, limits: Limits): { reason: VisitReason; first: number; last: number } {
  for (const year of [yearOf(day), yearOf(day) + 1]) {
    const [winter_first, winter_last] = [on(limits.summer_grain_window[0], year), on(limits.summer_grain_window[1], year)];
    const [main_first, main_last] = [on(limits.autumn_grain_window[0], year), on(limits.autumn_grain_window[1], year)];
    const windows = [
      { reason: 'winter_crops', first: winter_first, last: winter_last },
      { reason: 'sowing', first: winter_last + 1, last: main_first - 1 },
      { reason: 'main_crops', first: main_first, last: main_last },
    ] as const;
    const found = windows.find(({ first, last }) => first <= last && day <= last);
    if (found) return found;
  }
  return { reason: 'main_crops', first: day, last: day };
}
