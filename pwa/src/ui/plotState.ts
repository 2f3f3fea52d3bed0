/** What the pack and the phone's own visits say of a plot today: grain of the year, last visit, whether it is due, how far. */
import type { PackPlot, ReshootRequest } from '../api/types';
import { shapeOfPlot } from '../map/whereabouts';
import { measure, type LonLat, type Measured } from '../rules/place';
import { calendarOf, mayBeWet, sowable, type Calendar } from '../rules/chance';
import type { Crop, Limits } from '../rules/edition';
import { nextVisit, type NextVisit } from '../rules/nextVisit';
import type { Pace, RoundLevel } from '../rules/rounds';
import { dayAt, dayOf, yearOf } from '../rules/season';
import { watch, type Watch } from '../rules/watch';
import type { Visit } from '../store/rows';

export type GrainState = 'harvested' | 'standing' | 'no' | 'unknown';

/** Visits on this phone that the server has not confirmed, by plot. */
export interface OwnVisits {
  /** Instant of the last finished one. */
  seen_at: ReadonlyMap<string, string>;
  /** The person's begun one. */
  draft: ReadonlyMap<string, Visit>;
  /** Returned records that a finished one answers. */
  reshot: ReadonlySet<string>;
}

export interface Around {
  /** Where the phone is; null where nobody knows. */
  place: LonLat | null;
  own: OwnVisits;
  now_ms: number;
  /** A plot not seen for more days is due. */
  interval_days: number;
  /** The edition of the pack; null until it has been read. */
  rules: Rules | null;
}

export interface Rules {
  crops: readonly Crop[];
  limits: Limits;
  /** A pack of an older server has none: then the interval alone says what is due. */
  pace?: Pace | undefined;
}

/** When the plot needs its next good inspection, and how that stands today. */
export interface PlannedVisit extends NextVisit {
  due: boolean;
  late: boolean;
}

/** The watch over the running year, with what can still be sown for it. */
export interface YearWatch extends Watch {
  sowable: readonly string[];
  /** Whether the last day on which grain can be sown is over. */
  passed: boolean;
}

export interface PlotFacts {
  plot: PackPlot;
  /** Calendar days since somebody looked; null: never. */
  days: number | null;
  /** Due by its next visit; where no rules are known, not seen for too long. */
  overdue: boolean;
  visit: PlannedVisit | null;
  grain: GrainState;
  watch: YearWatch | null;
  draft: boolean;
  /** The oldest request for another picture that is still to be answered. */
  request: ReshootRequest | null;
  at: Measured | null;
}

/** Days are counted where the plots are, whatever zone the phone is set to. */
export const CHINA_OFFSET_MIN = 480;

export function chinaYear(now_ms: number): number {
  return yearOf(dayAt(now_ms, CHINA_OFFSET_MIN));
}

/** Calendar days in China from an instant to now; a phone whose clock is behind sees today. */
export function daysSince(instant: string, now_ms: number): number {
  return Math.max(0, dayAt(now_ms, CHINA_OFFSET_MIN) - dayAt(Date.parse(instant), CHINA_OFFSET_MIN));
}

export function grainState(years: readonly { year: number; grain: string; level: string }[], year: number): GrainState {
  const state = years.find((one) => one.year === year);
  if (state?.grain === 'yes' && state.level !== 'none') return state.level === 'harvested' ? 'harvested' : 'standing';
  return state?.grain === 'no' ? 'no' : 'unknown';
}

const calendars = new WeakMap<readonly Crop[], Map<string, Calendar>>();

/** Kept with the catalogue: a list asks for each of its plots. */
function calendar(year: number, { crops, limits }: Rules, wet: boolean): Calendar {
  const of_rules = calendars.get(crops) ?? new Map<string, Calendar>();
  calendars.set(crops, of_rules);
  const key = `${year} ${wet}`;
  const known = of_rules.get(key) ?? calendarOf(year, crops, limits, wet);
  of_rules.set(key, known);
  return known;
}

/** Where the running year of a plot stands today, by what the pack says of it; null without an edition. */
export function watchOf(plot: PackPlot, { now_ms, rules }: Pick<Around, 'now_ms' | 'rules'>): YearWatch | null {
  if (!rules || rules.crops.length === 0) return null;
  const today = dayAt(now_ms, CHINA_OFFSET_MIN);
  const year = yearOf(today);
  const known = plot.years.find((one) => one.year === year);
  const facts = { grain: known?.grain ?? 'unknown', level: known?.level ?? 'none', clause: known?.clause ?? 'year_no_visit', ...known?.facts };
  const times = calendar(year, rules, mayBeWet(plot.land_class));
  const found = watch(year, facts, times, rules.limits, plot.basic_farmland, today);
  const owed = found.last_chance_on !== null;
  return { ...found, sowable: owed ? sowable(times, today) : [], passed: owed && today > found.last_chance_on! };
}

const by_codes = new WeakMap<readonly Crop[], ReadonlyMap<string, Crop>>();
const planned = new WeakMap<Rules, Map<string, NextVisit>>();

/** The last inspection that could tell, of this phone's own or of the pack, in days since 1970. */
function goodOn(plot: PackPlot, own: Pick<OwnVisits, 'seen_at'>): number | null {
  const here = own.seen_at.get(plot.id);
  const days = plot.years.flatMap(({ facts }) => (facts?.seen_on ? [dayOf(facts.seen_on)] : []));
  if (here) days.push(dayAt(Date.parse(here), CHINA_OFFSET_MIN));
  return days.length > 0 ? Math.max(...days) : null;
}

/** A visit on this phone counts as good until the server has looked at it. */
export function visitOf(plot: PackPlot, around: Pick<Around, 'own' | 'now_ms' | 'rules'>, known?: YearWatch | null): PlannedVisit | null {
  const { rules, now_ms } = around;
  const of_year = known === undefined ? watchOf(plot, around) : known;
  if (!rules?.pace || !of_year) return null;
  const today = dayAt(now_ms, CHINA_OFFSET_MIN);
  const wet = mayBeWet(plot.land_class);
  const asked = {
    year: yearOf(today), state: of_year.state, clause: of_year.clause, good_on: goodOn(plot, around.own),
    crop: plot.last_crop, problem: plot.problem === true,
  };
  const alike = planned.get(rules) ?? new Map<string, NextVisit>();
  planned.set(rules, alike);
  const key = [...Object.values(asked), wet].join(' ');
  let found = alike.get(key);
  if (!found) {
    const by_code = by_codes.get(rules.crops) ?? new Map(rules.crops.map((crop) => [crop.code, crop]));
    by_codes.set(rules.crops, by_code);
    found = nextVisit(asked, calendar(asked.year, rules, wet), by_code, rules.limits, rules.pace);
    alike.set(key, found);
  }
  return { ...found, due: found.due_on <= today, late: found.late_on < today };
}

/** Plots to be looked at by a day; of one's own grids, where one holds any. */
export function dueBy(
  plots: readonly PackPlot[], around: Pick<Around, 'own' | 'now_ms' | 'rules'>, last_on: number, level: RoundLevel | null,
): { plot: PackPlot; visit: PlannedVisit }[] {
  return plots.filter((plot) => level === null || plot.mine === true).flatMap((plot) => {
    const visit = visitOf(plot, around);
    return visit && visit.due_on <= last_on ? [{ plot, visit }] : [];
  });
}

/** “10” after “9”, in numbers and names alike. */
const NAMES = new Intl.Collator('zh-CN', { numeric: true });

export function byNumber(a: PackPlot, b: PackPlot): number {
  return NAMES.compare(a.village, b.village) || NAMES.compare(a.number, b.number);
}

export function ownVisits(visits: readonly Visit[], person_id: string | null): OwnVisits {
  const seen_at = new Map<string, string>();
  const draft = new Map<string, Visit>();
  const reshot = new Set<string>();
  for (const visit of visits) {
    if (visit.state !== 'draft' && visit.reshoot) reshot.add(visit.reshoot.inspection_id);
    if (visit.state === 'draft') {
      if (visit.person_id === person_id) draft.set(visit.plot_id, visit);
    } else if (visit.finished_at && visit.finished_at > (seen_at.get(visit.plot_id) ?? '')) {
      seen_at.set(visit.plot_id, visit.finished_at);
    }
  }
  return { seen_at, draft, reshot };
}

/** Requests that no finished visit on this phone answers, longest waiting first. */
export function requestsOf(plot: PackPlot, own: Pick<OwnVisits, 'reshot'>): ReshootRequest[] {
  return (plot.requests ?? []).filter((request) => !own.reshot.has(request.inspection_id))
    .sort((a, b) => (a.finished_at < b.finished_at ? -1 : 1));
}

export function requestOf(plot: PackPlot, own: Pick<OwnVisits, 'reshot'>): ReshootRequest | null {
  return requestsOf(plot, own)[0] ?? null;
}

/** Days since the last visit, the phone's own unsent ones counted, and whether the plot is due. */
export function dueOf(plot: PackPlot, { own, now_ms, interval_days }: Omit<Around, 'place' | 'rules'>): { days: number | null; overdue: boolean } {
  const here = own.seen_at.get(plot.id);
  const seen = [plot.last_seen_at, here].filter((instant): instant is string => !!instant).map((instant) => daysSince(instant, now_ms));
  const days = seen.length > 0 ? Math.min(...seen) : null;
  return { days, overdue: days === null || days > interval_days };
}

export function factsOf(plot: PackPlot, around: Around): PlotFacts {
  const { place, own, now_ms } = around;
  const { days, overdue } = dueOf(plot, around);
  const watch = watchOf(plot, around);
  const visit = visitOf(plot, around, watch);
  return {
    plot, days, overdue: visit ? visit.due : overdue, visit, watch,
    grain: grainState(plot.years, chinaYear(now_ms)), draft: own.draft.has(plot.id), request: requestOf(plot, own),
    at: place && measure(place, shapeOfPlot(plot)),
  };
}
