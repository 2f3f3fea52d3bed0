/** The report of a dry run: which rows a number opens, and what applying it will do. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';

export const OUTCOMES = ['accepted', 'repaired', 'quarantined'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const CHANGES = ['new', 'new_version', 'attributes', 'unchanged'] as const;
export type Change = (typeof CHANGES)[number];
export type Counts = Record<Outcome | Change, number>;

export interface ReportRow {
  row: number;
  key: string;
  outcome: Outcome;
  change: Change | null;
  reasons: { code: string; facts: Record<string, unknown> }[];
}

/** Answer of `POST /imports`, `GET /imports/<id>` and of applying (docs/protocol.md). */
export interface Report extends ImportSummary {
  sha256: string;
  crs: string;
  crs_from: string;
  encoding: string;
  encoding_from: string;
  samples: string[];
  /** Meaning → name in the file. */
  fields: Record<string, string>;
  rows: ReportRow[];
}

export interface ImportSummary {
  id: string;
  filename: string;
  state: 'dry_run' | 'applied';
  counts: Counts;
  created_at: string;
  applied_at: string | null;
}

export interface RowFilter {
  outcome: Outcome | null;
  change: Change | null;
}

export function rowFilterOf(query: LocationQuery): RowFilter {
  return {
    outcome: OUTCOMES.find((known) => known === query['outcome']) ?? null,
    change: CHANGES.find((known) => known === query['change']) ?? null,
  };
}

/** One number at a time: a second click on the same number shows all rows again. */
export function queryFor(now: RowFilter, wanted: Partial<RowFilter>): LocationQueryRaw {
  const same = (wanted.outcome && wanted.outcome === now.outcome) || (wanted.change && wanted.change === now.change);
  if (same) return {};
  return { ...(wanted.outcome ? { outcome: wanted.outcome } : {}), ...(wanted.change ? { change: wanted.change } : {}) };
}

export function filterRows<Row extends ReportRow>(rows: readonly Row[], { outcome, change }: RowFilter): Row[] {
  return rows.filter((row) => (!outcome || row.outcome === outcome) && (!change || row.change === change));
}

/** The plot number in a key of division, number and year. */
export function numberOf(key: string): string {
  return key.split('/').slice(1, -1).join('/');
}

/** Whether there is a plot to open: it was there before, or applying has made it. */
export function isThere({ change }: ReportRow, state: ImportSummary['state']): boolean {
  return change !== null && (change !== 'new' || state === 'applied');
}

/** Rows that applying writes: new plots, new boundaries, other values. */
export function willWrite(counts: Counts): number {
  return counts.new + counts.new_version + counts.attributes;
}
