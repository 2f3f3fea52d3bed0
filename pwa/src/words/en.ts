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
  'status.fix_unsure': 'Position of unknown accuracy',
  'tab.unsent': '{count} unsent',
  'failure.title': 'Not saved',
  'failure.full': 'The phone is full and the last step was not saved. Delete some videos or unused apps, then tap “Try again”. Everything saved before is still here.',
  'failure.closed': 'The browser did not let Xuntian save on the phone. Close other Xuntian pages, then tap “Try again”. Everything saved before is still here.',
  'failure.other': 'The last step was not saved on the phone. Tap “Try again”; if it fails again, call the administrator. Everything saved before is still here.',
  'failure.again': 'Try again',
  'failure.to_outbox': 'Go to the outbox to send or export',
};
