/** Why a plot is to be looked at, in the server's words for the reason. */
import type { NextVisit } from '../rules/nextVisit';
import { language, tCode } from '../words';
import { monthAndDay } from './dates';

export function reasonInWords({ reason, day, crop }: Pick<NextVisit, 'reason' | 'day' | 'crop'>): string {
  return tCode('visit_reason', reason, {
    day: day === null ? '' : monthAndDay(day, language.value), crop: crop === null ? '' : tCode('crop', crop),
  });
}
