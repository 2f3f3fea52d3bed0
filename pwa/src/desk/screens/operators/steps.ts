/** What may follow which step; the server decides (`server/rules/operator.py`). */
import type { Schemas } from '../../api';
import type { State } from '../../operators/operators';
import type { IconName } from '../../../ui/icons';
import type { Tone } from '../../../ui/StateTag.vue';

export type Step = Schemas['StepIn']['step'];

export const NEXT: Record<State, readonly Step[]> = {
  left: ['proposed', 'dropped'],
  proposed: ['agreed', 'proposed', 'dropped'],
  agreed: ['signed', 'proposed', 'dropped'],
  signed: ['followed', 'dropped'],
  followed: [],
  dropped: [],
};

export const TONES: Record<State, Tone> = {
  left: 'no', proposed: 'ask', agreed: 'ask', signed: 'info', followed: 'yes', dropped: 'quiet',
};

/** What waits for its next step is no question. */
export const ICONS: Record<State, IconName> = {
  left: 'cross', proposed: 'clock', agreed: 'clock', signed: 'clock', followed: 'check', dropped: 'stop',
};
