import { expect, it } from 'vitest';
import { phoneAddress } from './messageAddress';

const facts = { plot_id: 'p', inspection_id: 'r' };

it.each([
  ['record_returned', facts, '/capture/p?reshoot=r'],
  ['record_voided', facts, '/plots/p'],
  ['record_overridden', facts, '/plots/p'],
  ['suggestion_answered', { suggestion_id: 's' }, '/suggestions'],
  ['watch_missed', { alert: 'missed', day: '2026-10-06', count: 3 }, '/?alert=missed&day=2026-10-06'],
  ['sign_in_new', { device: 'x' }, '/messages'],
  ['one_of_a_newer_server', {}, '/messages'],
  ['record_returned', {}, '/messages'],
  ['record_voided', { plot_id: '//evil.example/?' }, '/plots/%2F%2Fevil.example%2F%3F'],
])('%s opens its page', (kind, said, address) => {
  expect(phoneAddress({ kind, facts: said })).toBe(address);
});
