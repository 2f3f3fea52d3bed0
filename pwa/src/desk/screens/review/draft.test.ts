import { describe, expect, it, vi } from 'vitest';
import type { Finding, InspectionAnswer } from '../../../api/types';
import { anAnswer, aVisit } from '../../../../tests/makers';

vi.stubGlobal('__APP_VERSION__', '0.1.0');
const { begin, bodyOf, isClear, lackOf, targetsOf, toggle } = await import('./draft');

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const finding = (part: Partial<Finding> = {}): Finding => ({ code: 'has_note', weight: 'note', facts: {}, photo: null, ...part });
function aRecord(findings: Finding[] = [], owed: string[] = []): InspectionAnswer {
  const answer = anAnswer(aVisit(), { listed: [] });
  return {
    ...answer,
    photos: [{ sha256: A, role: 'overview', state: 'kept', position: null }, { sha256: B, role: 'closeup', state: 'kept', position: null }],
    verdict: { ...answer.verdict, findings, owed_photos: owed },
  };
}
const review = (record: InspectionAnswer) => ({ record, state: 'open' as const, own: false, decisions: [] });

it('offers every picture and those that are lacking', () => {
  expect(targetsOf(aRecord())).toEqual([
    { role: 'overview', photo: A }, { role: 'closeup', photo: B }, { role: 'opposite', photo: null },
  ]);
});

describe('a return begins with what the rules point at', () => {
  it.each([
    ['nothing', [], []],
    ['a picture that a finding names', [finding({ code: 'photo_unreadable', weight: 'question', photo: B })], [{ role: 'closeup', photo: B }]],
    ['not for a mere note', [finding({ photo: B })], []],
    ['what is missing', [finding({ code: 'photo_set_incomplete', weight: 'question' })], [{ role: 'opposite', photo: null }]],
  ])('%s', (_, findings, expected) => expect(begin('return', review(aRecord(findings))).targets).toEqual(expected));
});

it('takes a picture in and out again', () => {
  const draft = begin('return', review(aRecord()));
  const chosen = toggle(draft, { role: 'closeup', photo: B });
  expect(chosen.targets).toEqual([{ role: 'closeup', photo: B }]);
  expect(toggle(chosen, { role: 'closeup', photo: B }).targets).toEqual([]);
});

it.each([
  ['accept needs nothing', { kind: 'accept' as const }, null],
  ['return needs a picture first', { kind: 'return' as const }, 'targets'],
  ['then a reason', { kind: 'return' as const, targets: [{ role: 'closeup' as const, photo: B }] }, 'reason'],
  ['and no more', { kind: 'return' as const, targets: [{ role: 'closeup' as const, photo: B }], reason: 'photo_unclear' as const }, null],
  ['another reason needs words', { kind: 'void' as const, reason: 'other' as const, note: ' ' }, 'note'],
  ['which it then has', { kind: 'void' as const, reason: 'other' as const, note: '重复' }, null],
  ['override needs an answer', { kind: 'override' as const, reason: 'too_far' as const }, 'override'],
  ['which it then has', { kind: 'override' as const, reason: 'too_far' as const, override: { grain: 'no' as const } }, null],
])('%s', (_, part, expected) =>
  expect(lackOf({ ...begin('accept', review(aRecord())), ...part })).toBe(expected));

it.each([
  ['nothing found', review(aRecord()), true],
  ['a note only', review(aRecord([finding()])), true],
  ['a question', review(aRecord([finding({ weight: 'question' })])), false],
  ['a photo still owed', review(aRecord([], [A])), false],
  ['decided already', { ...review(aRecord()), state: 'accepted' as const }, false],
  ['one’s own', { ...review(aRecord()), own: true }, false],
])('clear: %s', (_, seen, expected) => expect(isClear(seen)).toBe(expected));

it('sends the reason with each picture, and the decision that was on the screen', () => {
  const draft = { ...begin('return', review(aRecord())), targets: [{ role: 'closeup' as const, photo: B }], reason: 'too_far' as const, note: ' 近一点 ' };
  expect(bodyOf(draft, { decisions: [] }, 'id')).toEqual({
    id: 'id', seen: null, kind: 'return', reason: 'too_far', note: '近一点',
    requests: [{ role: 'closeup', photo: B, why: 'too_far' }], override: null,
  });
  const last = { id: 'd1' } as never;
  expect(bodyOf({ ...draft, kind: 'accept' }, { decisions: [last] }, 'id')).toMatchObject({ seen: 'd1', requests: [], override: null });
});
