/** How a figure of the week is said, and the list that it opens. */
import type { RouteLocationRaw } from 'vue-router';
import type { Key } from '../../../words';
import type { IconName } from '../../../ui/icons';
import type { Tone } from '../../../ui/StateTag.vue';
import type { Schemas } from '../../api';

export type Figure = Schemas['WeekOut']['figures'][number];
type Duty = Figure['duty'];

interface Look {
  icon: IconName;
  tone: Tone;
  what: Key;
  how: Key;
  /** Of what the number is. */
  count: Key;
  date?: Key;
  opens: RouteLocationRaw;
}

const plots = (query: Record<string, string>): RouteLocationRaw => ({ name: 'plots', query });

export const LOOKS: Readonly<Record<Duty, Look>> = {
  last_chance: { icon: 'clock', tone: 'no', what: 'week.last_chance', how: 'week.last_chance_do', count: 'week.plots', date: 'week.last_chance_date', opens: plots({ watch: 'last_chance' }) },
  at_risk: { icon: 'warning', tone: 'ask', what: 'week.at_risk', how: 'week.at_risk_do', count: 'week.plots', date: 'week.at_risk_date', opens: plots({ watch: 'at_risk' }) },
  problems_late: { icon: 'warning', tone: 'no', what: 'week.problems_late', how: 'week.problems_late_do', count: 'week.cases', date: 'week.problems_late_date', opens: { name: 'problems', query: { late: '1' } } },
  matters_late: { icon: 'warning', tone: 'no', what: 'matters.week_late', how: 'matters.week_late_do', count: 'week.cases', date: 'week.problems_late_date', opens: { name: 'tipoffs', query: { late: '1' } } },
  matters_new: { icon: 'speech', tone: 'ask', what: 'matters.week_new', how: 'matters.week_new_do', count: 'week.cases', opens: { name: 'tipoffs', query: { state: 'new' } } },
  matters_reply: { icon: 'speech', tone: 'ask', what: 'matters.week_reply', how: 'matters.week_reply_do', count: 'week.cases', opens: { name: 'tipoffs', query: { state: 'reply' } } },
  rewards_claimed: { icon: 'check', tone: 'ask', what: 'rewards.week_claimed', how: 'rewards.week_claimed_do', count: 'week.cases', opens: { name: 'rewards', query: { state: 'claimed' } } },
  rewards_second: { icon: 'check', tone: 'ask', what: 'rewards.week_second', how: 'rewards.week_second_do', count: 'week.cases', opens: { name: 'rewards', query: { state: 'approved_once' } } },
  payments: { icon: 'outbox', tone: 'ask', what: 'rewards.week_payments', how: 'rewards.week_payments_do', count: 'week.cases', opens: { name: 'payments', query: { state: 'open' } } },
  overdue: { icon: 'clock', tone: 'ask', what: 'week.overdue', how: 'week.overdue_do', count: 'week.plots', opens: plots({ due: 'overdue' }) },
  reshoot: { icon: 'camera', tone: 'ask', what: 'week.reshoot', how: 'week.reshoot_do', count: 'week.plots', opens: plots({ reshoot: '1' }) },
  review: { icon: 'check', tone: 'info', what: 'week.review', how: 'week.review_do', count: 'week.records', opens: { name: 'review' } },
  no_grid: { icon: 'fit', tone: 'no', what: 'week.no_grid', how: 'week.no_grid_do', count: 'week.plots', opens: plots({ grid: 'none' }) },
  cases: { icon: 'me', tone: 'info', what: 'week.operator_cases', how: 'week.operator_cases_do', count: 'week.cases', opens: { name: 'cases' } },
  fallow_ends: { icon: 'sprout', tone: 'info', what: 'week.fallow_ends', how: 'week.fallow_ends_do', count: 'week.plots', date: 'week.fallow_ends_date', opens: plots({ fallow_ends: '1' }) },
};

/** Those of which there is something, and those of which there is nothing; of a newer server only what this page knows. */
export function parted(figures: readonly Figure[]): { due: Figure[]; nothing: Figure[] } {
  const known = figures.filter(({ duty }) => duty in LOOKS);
  return { due: known.filter(({ count }) => count > 0), nothing: known.filter(({ count }) => count === 0) };
}
