/** Published figures of tip-offs: what is asked for, and the rows of their table. All throw Refused and Unreachable. */
import { client, type Schemas } from '../../api';

export type Page = Schemas['BulletinPage'];
export type Bulletin = Page['published'][number];
export type Draft = Schemas['BulletinDraft'];
export type Figures = Draft['figures'];
export const OUTCOMES = ['true', 'not_shown', 'dismissed', 'withdrawn'] as const;

export interface Line {
  township: string;
  /** Null on the line of the whole township. */
  kind: string | null;
  count: number | null;
  /** Empty on the line of a township: no such sums are published. */
  outcomes: (number | null)[];
}

/** A line for each township, and below it one for each kind that is not none; hidden figures are null. */
export function linesOf({ below }: Figures): Line[] {
  return below.filter(({ count }) => count !== 0).flatMap((town) => [
    { township: town.name, kind: null, count: town.count, outcomes: [] },
    ...town.below.filter(({ count }) => count !== 0).map((kind) => ({
      township: town.name, kind: kind.name, count: kind.count,
      outcomes: kind.count === null ? OUTCOMES.map(() => null) : OUTCOMES.map((name) => kind.below.find((one) => one.name === name)!.count),
    })),
  ]);
}

export async function fetchBulletins(signal: AbortSignal): Promise<Page> {
  return (await client.GET('/api/v1/tipoff-bulletins', { signal })).data!;
}
export async function fetchDraft(period: string, signal: AbortSignal): Promise<Draft> {
  return (await client.GET('/api/v1/tipoff-bulletins/{period}/draft', { params: { path: { period } }, signal })).data!;
}
export async function publish(period: string, note: string): Promise<Page> {
  return (await client.POST('/api/v1/tipoff-bulletins/{period}', { params: { path: { period } }, body: { note } })).data!;
}
