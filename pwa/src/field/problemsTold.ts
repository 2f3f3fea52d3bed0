/** Problems as the server tells them to a field chief: the own ones, and those that wait for a re-check or a look. */
import { client } from '../api/client';
import type { HeldProblem } from '../store/report';

const MOST = 100;

/** Throws Refused and Unreachable. */
export async function fetchProblems(person_id: string): Promise<HeldProblem[]> {
  const ask = async (query: { mine?: boolean; checks?: boolean; state?: 'rectified' | 'open' }) =>
    (await client.GET('/api/v1/problems', { params: { query: { limit: MOST, ...query } } })).data!.problems;
  const found = await Promise.all([ask({ mine: true }), ask({ state: 'rectified' }), ask({ checks: true, state: 'open' })]);
  const own = new Set(found[0].map(({ id }) => id));
  const once = new Map(found.flat().map((row) => [row.id, row]));
  return [...once.values()].map((row) => ({
    id: row.id, kind: row.kind, state: row.state, late: row.late, plot_id: row.plot_id, number: row.number, village: row.village,
    place: row.place, found_at: row.found_at, lon: row.lon, lat: row.lat, last_place: row.last_place,
    may_recheck: row.may_recheck, asked: row.asked, may_verify: row.may_verify, person_id, mine: own.has(row.id),
  }));
}
