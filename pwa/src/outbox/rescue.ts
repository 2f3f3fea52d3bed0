/** The zip that carries what cannot be sent (docs/protocol.md, Rescue). Nothing on the phone changes. */
import { Zip, ZipPassThrough } from 'fflate';
import type { Claim } from '../api/types';
import type { StoredPhoto, Visit } from '../store/rows';
import { photoBytes, photosOf, visits } from '../store/visit';
import { bodyOf } from './claim';

export interface RescueManifest {
  format: 'xuntian-rescue-1';
  person_id: string;
  records: { id: string; claim: Claim }[];
  photos: { sha256: string; media_type: string; file: string }[];
}

/**
 * What the zip of one person holds: every finished record that is not received, and every picture
 * still on the phone, those of drafts too (a draft itself is not yet anybody's word).
 */
export function manifestOf(
  person_id: string, all: readonly Visit[], photos: readonly StoredPhoto[],
): { manifest: RescueManifest; keys: Map<string, string> } {
  const own = all.filter((visit) => visit.person_id === person_id && visit.state !== 'received');
  const ids = new Set(own.map((visit) => visit.id));
  const keys = new Map<string, string>();
  const listed: RescueManifest['photos'] = [];
  for (const photo of photos) {
    if (!ids.has(photo.visit_id) || photo.bytes_gone || keys.has(photo.sha256)) continue;
    keys.set(photo.sha256, photo.key);
    listed.push({ sha256: photo.sha256, media_type: photo.media_type, file: `photos/${photo.sha256}` });
  }
  const records = own
    .filter((visit) => visit.state !== 'draft')
    .map((visit) => ({ id: visit.id, claim: bodyOf(visit, photos.filter((photo) => photo.visit_id === visit.id)) }));
  return { manifest: { format: 'xuntian-rescue-1', person_id, records, photos: listed }, keys };
}

/** Makes the zip, one picture in memory at a time. Pictures are stored: they do not shrink further. */
export async function rescueZip(person_id: string): Promise<{ zip: Blob; records: number; photos: number }> {
  const all = await visits();
  const photos = (await Promise.all(all.map((visit) => photosOf(visit.id)))).flat();
  const { manifest, keys } = manifestOf(person_id, all, photos);
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
  return { zip, records: manifest.records.length, photos: manifest.photos.length };
}
