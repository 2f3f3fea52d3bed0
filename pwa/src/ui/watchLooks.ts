/** How a state of the grain year watch looks: the same in list, counts, plot page and on the maps. */
import type { Watch } from '../rules/watch';
import type { IconName } from './icons';
import type { Tone } from './StateTag.vue';

export type WatchState = Watch['state'];

export const WATCH_LOOKS: Readonly<Record<WatchState, { tone: Tone; icon: IconName }>> = {
  last_chance: { tone: 'no', icon: 'clock' },
  at_risk: { tone: 'ask', icon: 'warning' },
  missed: { tone: 'no', icon: 'cross' },
  cannot_tell: { tone: 'ask', icon: 'question' },
  on_course: { tone: 'quiet', icon: 'signal' },
  met_planted: { tone: 'yes', icon: 'sprout' },
  met_harvested: { tone: 'yes', icon: 'check' },
  not_owed: { tone: 'quiet', icon: 'stop' },
};

/** Of a word that an older page does not know. */
export function watchLook(state: string): { tone: Tone; icon: IconName } {
  return WATCH_LOOKS[state as WatchState] ?? { tone: 'ask', icon: 'question' };
}

/** Which of them the list says where no grain was seen. */
export const TELLING: ReadonlySet<string> = new Set<WatchState>(['last_chance', 'at_risk', 'missed', 'not_owed']);
