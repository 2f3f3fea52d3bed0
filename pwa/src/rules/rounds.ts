/** How often a round is walked and a plot needs a good inspection: server/rules/rounds.py for the phone. */
import { dayOf } from './season';

export type Period = 'week' | 'fortnight' | 'month' | 'quarter';

/** The defaults of the server; what a pack says takes their place. */
const DEFAULTS = {
  grid: 'week' as Period,
  village: 'week' as Period,
  township: 'month' as Period,
  county: 'quarter' as Period,
  last_chance_days: 7,
  at_risk_days: 14,
  cannot_tell_days: 14,
  on_course_days: 30,
  sown_days: 21,
  met_planted_days: 30,
  met_harvested_days: 90,
  missed_days: 30,
  not_owed_days: 90,
  problem_days: 14,
  late_after_days: 14,
};
export type Pace = Readonly<typeof DEFAULTS>;
/** Of grids, the lowest first. */
export type RoundLevel = 'grid' | 'village' | 'township' | 'county';

export function paceOf(said: Readonly<Record<string, unknown>> | undefined): Pace {
  const fits = ([name, usual]: [string, unknown]): boolean => typeof said?.[name] === typeof usual;
  return { ...DEFAULTS, ...(Object.fromEntries(Object.entries(DEFAULTS).filter(fits).map(([name]) => [name, said![name]])) as Partial<Pace>) };
}

/** Fortnights are counted from this Monday. */
const FIRST_MONDAY = dayOf('2024-01-01');
const remainder = (value: number, by: number) => ((value % by) + by) % by;

/** First and last day of the period that the day lies in; weeks begin on Monday. */
export function periodOf(period: Period, day: number): readonly [first: number, last: number] {
  if (period === 'week' || period === 'fortnight') {
    const days = period === 'week' ? 7 : 14;
    const first = day - remainder(day - FIRST_MONDAY, days);
    return [first, first + days - 1];
  }
  const months = period === 'month' ? 1 : 3;
  const at = new Date(day * 86_400_000);
  const month = Math.floor(at.getUTCMonth() / months) * months;
  const begins = (ahead: number) => Date.UTC(at.getUTCFullYear(), month + ahead, 1) / 86_400_000;
  return [begins(0), begins(months) - 1];
}
