/** How the state of a plot looks and reads: tone, icon and word together, the same in list, map and plot page. */
import { directionInWords, distanceInWords } from '../map/directions';
import { language, t, type Key } from '../words';
import { monthAndDay } from './dates';
import type { IconName } from './icons';
import type { GrainState, PlotFacts } from './plotState';
import type { Tone } from './StateTag.vue';

export const GRAIN_LOOKS: Readonly<Record<GrainState, { tone: Tone; icon: IconName; key: Key; short: Key }>> = {
  harvested: { tone: 'yes', icon: 'check', key: 'plots.grain_harvested', short: 'plots.harvested' },
  standing: { tone: 'yes', icon: 'sprout', key: 'plots.grain_standing', short: 'plots.standing' },
  no: { tone: 'no', icon: 'cross', key: 'plots.grain_no', short: 'plots.no' },
  unknown: { tone: 'ask', icon: 'question', key: 'plots.grain_unknown', short: 'plots.unknown' },
};

interface Look {
  tone: Tone;
  icon: IconName;
  words: string;
}

/** “最后机会 9月20日前播种”; where the watch has nothing to say that the grain seen does not, that. */
export function yearLook({ watch, grain }: PlotFacts, length: 'key' | 'short'): Look {
  const day = watch?.last_chance_on == null ? '' : monthAndDay(watch.last_chance_on, language.value);
  switch (watch?.state) {
    case 'last_chance':
      return { tone: 'no', icon: 'clock', words: t(watch.passed ? 'watch.last_passed' : 'watch.last_chance', { day }) };
    case 'at_risk':
      return { tone: 'ask', icon: 'warning', words: t('watch.at_risk', { day }) };
    case 'missed':
      return { tone: 'no', icon: 'cross', words: t('watch.missed') };
    case 'not_owed':
      return { tone: 'quiet', icon: 'check', words: t('watch.not_owed') };
    default:
      return { ...GRAIN_LOOKS[grain], words: t(GRAIN_LOOKS[grain][length]) };
  }
}

/** “上次 41 天前”. */
export function seenInWords(days: number | null): string {
  if (days === null) return t('plots.seen_never');
  return days < 2 ? t(days === 0 ? 'plots.seen_today' : 'plots.seen_yesterday') : t('plots.seen_days', { days });
}

/** “149 天没看了”, of a plot that is due. */
export function overdueInWords(days: number | null): string {
  return days === null ? t('plots.seen_never') : t('plots.overdue_days', { days });
}

/** Nearer than this to the boundary, “0 m east” would be said. */
const AT_EDGE_M = 1;

/** Whether there is a direction to show: not within the plot, nor on its edge. */
export function isAway(at: NonNullable<PlotFacts['at']>): boolean {
  return at.distance_m >= AT_EDGE_M;
}

/** “38 米 东北”, or that one stands in it; nothing where the place is unknown. */
export function wayInWords(at: PlotFacts['at']): string {
  if (!at) return '';
  if (!isAway(at)) return t(at.distance_m === 0 ? 'plots.here' : 'plots.at_edge');
  return t('plots.way', { distance: distanceInWords(at.distance_m), direction: directionInWords(at.direction_deg) });
}

export function titleOf(plot: { number: string; village: string; place: string | null }): string {
  return [plot.number, plot.village, plot.place].filter(Boolean).join(' ');
}
