import { expect, it } from 'vitest';
import { actOf, type Place } from './keys';

const LOOKING: Place = { deciding: false, typing: false, on_control: false };
const DECIDING = { ...LOOKING, deciding: true };
const TYPING = { ...DECIDING, typing: true, on_control: true };
const press = (key: string, part: object = {}) =>
  ({ key, code: '', altKey: false, ctrlKey: false, metaKey: false, isComposing: false, ...part });

it.each([
  ['j opens the next', press('j'), LOOKING, { do: 'move', step: 1 }],
  ['k the one before', press('k'), LOOKING, { do: 'move', step: -1 }],
  ['a accepts', press('a'), LOOKING, { do: 'begin', kind: 'accept' }],
  ['capitals as well', press('A'), LOOKING, { do: 'begin', kind: 'accept' }],
  ['r returns', press('r'), LOOKING, { do: 'begin', kind: 'return' }],
  ['a letter that an input method holds back', press('Process', { code: 'KeyR' }), LOOKING, { do: 'begin', kind: 'return' }],
  ['a digit that an input method holds back', press('Process', { code: 'Digit2' }), DECIDING, { do: 'reason', at: 1 }],
  ['digits mean nothing before a decision', press('1'), LOOKING, null],
  ['digits give the reason', press('9'), DECIDING, { do: 'reason', at: 8 }],
  ['Enter confirms', press('Enter'), DECIDING, { do: 'confirm' }],
  ['Enter on a button is the button’s', press('Enter'), { ...DECIDING, on_control: true }, null],
  ['Enter means nothing before a decision', press('Enter'), LOOKING, null],
  ['letters in a note are its own', press('a'), TYPING, null],
  ['digits in a note are its own', press('1'), TYPING, null],
  ['Enter in a note is a new line', press('Enter'), TYPING, null],
  ['Ctrl Enter in a note confirms', press('Enter', { ctrlKey: true }), TYPING, { do: 'confirm' }],
  ['Escape in a note cancels', press('Escape'), TYPING, { do: 'cancel' }],
  ['Escape of an input method is its own', press('Escape', { isComposing: true }), TYPING, null],
  ['the browser keeps its own keys', press('r', { ctrlKey: true }), LOOKING, null],
  ['a question mark helps', press('?'), LOOKING, { do: 'help' }],
  ['a Chinese one too', press('？'), LOOKING, { do: 'help' }],
  ['arrows change the picture', press('ArrowRight'), LOOKING, { do: 'photo', step: 1 }],
  ['arrows on a slider are its own', press('ArrowRight'), { ...LOOKING, on_control: true }, null],
  ['other keys do nothing', press('q'), LOOKING, null],
])('%s', (_, pressed, place, expected) => expect(actOf(pressed, place)).toEqual(expected));
