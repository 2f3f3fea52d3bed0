/** The field pack: my plots, the crop catalogue and the limits, usable without signal. */
import type { Edition, InspectionAnswer, Pack, PackPlot } from '../api/types';
import { dateOf, dayAt, yearOf } from '../rules/season';
import type { RoundLevel } from '../rules/rounds';
import { announce } from './changes';
import { database, write } from './db';

export interface PackMeta {
  cursor: string;
  etag: string | null;
  made_at: string;
  /** When the phone last had an answer, changed or not; Unix milliseconds. */
  asked_at: number;
  /** Size of the last full pack as it came over the air, uncompressed. */
  size_bytes: number;
  person_id: string;
  /** The server refuses larger photos; not there in a pack of an older app. */
  photo_max_bytes?: number;
  /** Neither is there in a pack of an older app. */
  pace?: Record<string, unknown>;
  round_level?: RoundLevel | null;
}

export async function plots(): Promise<PackPlot[]> {
  return (await database()).getAll('plots');
}

export async function plot(id: string): Promise<PackPlot | undefined> {
  return (await database()).get('plots', id);
}

export async function edition(): Promise<Edition | undefined> {
  return (await database()).get('edition', 'current');
}

export async function packMeta(): Promise<PackMeta | undefined> {
  return (await database()).get('pack', 'info');
}

export async function packInfo(): Promise<
  { cursor: string; made_at: string; size_bytes: number; plots: number; asked_at: number } | undefined
> {
  const db = await database();
  const [meta, count] = await Promise.all([db.get('pack', 'info'), db.count('plots')]);
  return meta && {
    cursor: meta.cursor, made_at: meta.made_at, size_bytes: meta.size_bytes,
    plots: count, asked_at: meta.asked_at,
  };
}

/** Puts a pack in place in one transaction: the old one stands until the new one is whole. */
export async function mergePack(
  pack: Pack, from: { etag: string | null; size_bytes: number; asked_at: number },
): Promise<void> {
  await write(['plots', 'edition', 'pack'], async (tx) => {
    const store = tx.objectStore('plots');
    if (pack.full) await store.clear();
    const before = await tx.objectStore('pack').get('info');
    // No await between puts: 2,000 round trips to the event loop cost more than the writes.
    for (const row of pack.plots) void store.put(row);
    for (const id of pack.gone ?? []) void store.delete(id);
    void tx.objectStore('edition').put(pack.edition, 'current');
    await tx.objectStore('pack').put(
      {
        cursor: pack.cursor,
        etag: from.etag,
        made_at: pack.made_at,
        asked_at: from.asked_at,
        size_bytes: pack.full || !before ? from.size_bytes : before.size_bytes,
        person_id: pack.person_id,
        photo_max_bytes: pack.photo_max_bytes,
        ...(pack.pace && { pace: pack.pace, round_level: pack.round_level ?? null }),
      },
      'info',
    );
  });
  announce('pack');
}

/** Notes that the server had nothing new. */
export async function packUnchanged(asked_at: number): Promise<void> {
  await write(['pack'], async (tx) => {
    const meta = await tx.objectStore('pack').get('info');
    if (meta) await tx.objectStore('pack').put({ ...meta, asked_at }, 'info');
  });
  announce('pack');
}

/** Takes the plots off the phone; the next sign-in brings them again. */
export async function dropPack(): Promise<void> {
  await write(['plots', 'edition', 'pack'], async (tx) => {
    void tx.objectStore('plots').clear();
    void tx.objectStore('edition').clear();
    await tx.objectStore('pack').clear();
  });
  announce('pack');
}

/** Days are counted where the plots are. */
const CHINA_OFFSET_MIN = 480;
/** Clauses of a record that proves nothing: server/rules/grain_year.py. */
const TELLS_NOTHING: ReadonlySet<string> = new Set([
  'position_outside', 'position_unknown', 'photos_owed', 'no_photo', 'photos_unreadable', 'unseen',
]);

/** The plot with what a record's answer says of it; an older record never hides a newer one. */
export function plotAfter(plot: PackPlot, answer: InspectionAnswer): PackPlot {
  const newest = plot.last_seen_at === null || plot.last_seen_at <= answer.finished_at;
  const answered = answer.claim.reshoot_of;
  const day = dayAt(Date.parse(answer.finished_at), CHINA_OFFSET_MIN);
  // the plot is not asked for again before the next pack says so
  const seen_on = TELLS_NOTHING.has(answer.verdict.grain.clause) ? undefined : dateOf(day);
  return {
    ...plot,
    ...(plot.requests && { requests: plot.requests.filter((request) => request.inspection_id !== answered) }),
    // what the watch needs beside them comes with the next pack
    years: answer.years.map((year) => {
      const before = plot.years.find((one) => one.year === year.year);
      const newer = seen_on !== undefined && year.year === yearOf(day) && seen_on > (before?.facts?.seen_on ?? '');
      return {
        ...before, ...(newer && { facts: { ...before?.facts, seen_on } }),
        year: year.year, grain: year.grain.answer, level: year.grain.level, cultivated: year.cultivated.answer, clause: year.grain.clause,
      };
    }),
    ...(newest && {
      last_seen_at: answer.finished_at,
      last_crop: answer.claim.observation.crops[0]?.crop ?? plot.last_crop,
      verdict: { cultivated: answer.verdict.cultivated.answer, farmable: answer.verdict.farmable.answer },
    }),
  };
}
