/** Sentences of the shell, sign-in, outbox and “me”, in English. */
import type { zh } from './zh';

export const en: Record<keyof typeof zh, string> = {
  'app.name': 'Xuntian',
  'tab.plots': 'Plots',
  'tab.map': 'Map',
  'tab.outbox': 'Outbox',
  'tab.me': 'Me',
  'tab.bar': 'Main pages',
  'code.unknown': 'code {code}',
  'status.online': 'Signal',
  'status.offline': 'No signal',
  'status.fix_good': 'Position good ±{accuracy_m} m',
  'status.fix_weak': 'Position weak ±{accuracy_m} m',
  'status.fix_none': 'No position',
  'status.unsent': 'Unsent {count}',
  'status.line': 'Signal, position, unsent',
};
