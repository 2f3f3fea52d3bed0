import { expect, it } from 'vitest';
import { deskAddress } from './address';

it.each([
  ['record_returned', { inspection_id: 'r', plot_id: 'p' }, { name: 'inspection', params: { id: 'r' } }],
  ['watch_days_left', { alert: 'left_14', day: '2026-09-06', year: 2026, count: 3 }, { name: 'plots', query: { alert: 'left_14', alert_on: '2026-09-06', year: '2026' } }],
  ['suggestion_waits', { suggestion_id: 's' }, { name: 'suggestions', params: { id: 's' } }],
  ['suggestion_answered', { suggestion_id: 's' }, { name: 'suggestions', params: { id: 's' }, query: { mine: '1' } }],
  ['export_finished', { export_id: 'e', count: 3 }, { name: 'exports' }],
  ['matter_late', { matter_id: 'm' }, { name: 'tipoffs', params: { id: 'm' } }],
  ['key_revoked', { device: 'Redmi' }, null],
] as const)('%s opens its page', (kind, facts, address) => {
  expect(deskAddress({ kind, facts })).toEqual(address);
});
