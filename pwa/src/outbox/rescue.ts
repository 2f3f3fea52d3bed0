/** The zip that carries what cannot be sent (docs/protocol.md, Rescue). Nothing on the phone changes. */
import { Zip, ZipPassThrough } from 'fflate';
import type { Claim } from '../api/types';
import { reports } from '../store/report';
import type { Outgoing, ProblemReport, Sighting, StoredPhoto, Visit } from '../store/rows';
import { sightings } from '../store/sighting';
import { photoBytes, photosOf, visits } from '../store/visit';
import { bodyOf } from './claim';
import { problemBody, stepBody } from './report';

export interface RescueManifest {
  format: 'xuntian-rescue-1';
  person_id: string;
  records: { id: string; claim: Claim }[];
  /** Problems, and re-checks `of` one. */
  problems: ({ id: string; body: ReturnType<typeof problemBody> } | { id: string; of: string; body: ReturnType<typeof stepBody> })[];
  photos: { sha256: string; media_type: string; file: string }[];
}

/**
 * What the zip of one person holds: every finished record, problem and re-check that is not received, and every picture
 * still on the phone, those of drafts and of no plot yet, too (neither is yet anybody's word).
 */
export function manifestOf(
  person_id: string, all: readonly Visit[], found: readonly ProblemReport[], seen: readonly Sighting[], photos: readonly StoredPhoto[],
): { manifest: RescueManifest; keys: Map<string, string> } {
  const unsent = ({ person_id: whose, state }: Outgoing): boolean => whose === person_id && state !== 'received';
  const own = all.filter(unsent);
  const reported = found.filter(unsent);
  const unnamed = seen.filter((sighting) => sighting.person_id === person_id);
  const ids = new Set([...own, ...reported, ...unnamed].map(({ id }) => id));
  const of = (id: string) => photos.filter((photo) => photo.visit_id === id);
  const keys = new Map<string, string>();
  const listed: RescueManifest['photos'] = [];
  for (const photo of photos) {
    if (!ids.has(photo.visit_id) || photo.bytes_gone || keys.has(photo.sha256)) continue;
    keys.set(photo.sha256, photo.key);
    listed.push({ sha256: photo.sha256, media_type: photo.media_type, file: `photos/${photo.sha256}` });
  }
  const records = own
    .filter((visit) => visit.state !== 'draft')
    .map((visit) => ({ id: visit.id, claim: bodyOf(visit, of(visit.id)) }));
  const problems = reported
    .filter((report) => report.state !== 'draft')
    .map((report) => (report.of
      ? { id: report.id, of: report.of.problem_id, body: stepBody(report, of(report.id)) }
      : { id: report.id, body: problemBody(report, of(report.id)) }));
  return { manifest: { format: 'xuntian-rescue-1', person_id, records, problems, photos: listed }, keys };
}

/** Makes the zip, one picture in memory at a time. Pictures are stored: they do not shrink further. */
export async function rescueZip(person_id: string): Promise<{ zip: Blob; records: number; photos: number }> {
  const all = await visits();
  const found = await reports();
  const seen = await sightings();
  const photos = (await Promise.all([...all, ...found, ...seen].map(({ id }) => photosOf(id)))).flat();
  const { manifest, keys } = manifestOf(person_id, all, found, seen, photos);
  let zip = new Blob([], { type: 'application/zip' });
  let failed: Error | null = null;
  const maker = new Zip((error, piece) => {
    failed ??= error;
    // Joining blobs lets the browser move what is done from memory to disk.
    if (piece) zip = new Blob([zip, piece as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
  });
  const add = (name: string, bytes: Uint8Array): void => {
    const entry = new ZipPassThrough(name);
    maker.add(entry);
    entry.push(bytes, true);
  };
  add('manifest.json', new TextEncoder().encode(JSON.stringify(manifest)));
  for (const { sha256, file } of manifest.photos) {
    const bytes = await photoBytes(keys.get(sha256) ?? '');
    if (bytes) add(file, new Uint8Array(bytes));
  }
  maker.end();
  if (failed) throw failed;
  return { zip, records: manifest.records.length + manifest.problems.length, photos: manifest.photos.length };
}
