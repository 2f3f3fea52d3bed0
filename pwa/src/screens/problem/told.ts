/** Problems as the server tells them to a field chief: the own ones, and those that wait for a re-check. */
import { client } from '../../api/client';
import type { HeldProblem } from '../../store/report';

const MOST = 100;

/** Throws Refused and Unreachable. */
export async function fetchProblems(person_id: string): Promise<HeldProblem[]> {
  const ask = async (query: { mine?: boolean; state?: 'rectified' }) =>
    (await client.GET('/api/v1/problems', { params: { query: { limit: MOST, ...query } } })).data!.problems;
  const [mine, waiting] = await Promise.all([ask({ mine: true }), ask({ state: 'rectified' })]);
  const own = new Set(mine.map(({ id }) => id));
  return [...mine, ...waiting.filter(({ id }) => !own.has(id))].map((row) => ({
    id: row.id, kind: row.kind, state: row.state, late: row.late, plot_id: row.plot_id, number: row.number, village: row.village,
    place: row.place, found_at: row.found_at, lon: row.lon, lat: row.lat, last_place: row.last_place,
    may_recheck: row.may_recheck, person_id, mine: own.has(row.id),
  }));
}
