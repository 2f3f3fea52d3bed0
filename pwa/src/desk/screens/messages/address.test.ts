import { expect, it } from 'vitest';
import { deskAddress } from './address';

it.each([
  ['record_returned', { inspection_id: 'r', plot_id: 'p' }, { name: 'inspection', params: { id: 'r' } }],
  ['suggestion_waits', { suggestion_id: 's' }, { name: 'suggestions', params: { id: 's' } }],
  ['suggestion_answered', { suggestion_id: 's' }, { name: 'suggestions', params: { id: 's' }, query: { mine: '1' } }],
  ['export_finished', { export_id: 'e', count: 3 }, { name: 'exports' }],
  ['key_revoked', { device: 'Redmi' }, null],
] as const)('%s opens its page', (kind, facts, address) => {
  expect(deskAddress({ kind, facts })).toEqual(address);
});
