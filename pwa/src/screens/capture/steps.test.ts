import { expect, it } from 'vitest';
import { nextStep } from './steps';

it.each([
  ['at the start', [], [], 'overview'],
  ['after the overview', ['overview'], [], 'closeup'],
  ['after two', ['overview', 'closeup'], [], 'opposite'],
  ['after three', ['overview', 'closeup', 'opposite'], [], 'form'],
  ['when the close-up was taken back', ['overview', 'opposite'], [], 'closeup'],
  ['an extra picture replaces none', ['overview', 'extra'], [], 'closeup'],
  ['when the opposite cannot be taken', ['overview', 'closeup'], ['opposite'], 'form'],
  ['a picture taken after all', ['overview', 'opposite'], ['closeup'], 'form'],
] as const)('%s', (_, taken, passed, expected) => {
  const step = nextStep([...taken], new Set(passed));
  expect(step.do === 'form' ? 'form' : step.role).toBe(expected);
});
