/** The body of `PUT /inspections/<id>`: the same bytes at every try, so that a repeat is a repeat. */
import type { Claim } from '../api/types';
import { sha256Hex } from '../device/hash';
import { canonical } from '../seal/canonical';
import type { StoredPhoto, Visit } from '../store/rows';

/** Claim of a finished visit with its photos in the order taken, as it is signed; throws on a draft. */
export function claimOf(visit: Visit, photos: readonly StoredPhoto[]): Omit<Claim, 'seal'> {
  const { cover } = visit.observation;
  if (!visit.device || !visit.finished_at || cover === null) throw new Error(`visit ${visit.id} is a draft`);
  const by_key = new Map(photos.map((photo) => [photo.key, photo]));
  const told = new Set<string>();
  return {
    plot_id: visit.plot_id,
    person_id: visit.person_id,
    device: visit.device,
    boundary_version: visit.boundary_version,
    edition: visit.edition,
    started_at: visit.started_at,
    finished_at: visit.finished_at,
    utc_offset_min: visit.utc_offset_min,
    fix: visit.fix,
    photos: visit.photo_keys.flatMap((key) => {
      const photo = by_key.get(key);
      if (!photo) throw new Error(`photo ${key} of visit ${visit.id} is missing`);
      // The same file chosen twice is one picture.
      if (told.has(photo.sha256)) return [];
      told.add(photo.sha256);
      return {
        sha256: photo.sha256,
        size_bytes: photo.size_bytes,
        media_type: photo.media_type,
        role: photo.role,
        source: photo.source,
        taken_at: photo.taken_at,
        fix: photo.fix,
        heading_deg: photo.heading_deg,
      };
    }),
    observation: { ...visit.observation, cover },
    // Left out rather than null: a record of an older version must stay byte for byte what it was.
    ...(visit.reshoot && { reshoot_of: visit.reshoot.inspection_id }),
    ...(visit.matched_at && { matched_at: visit.matched_at }),
  };
}

/** The claim with its seal, as it is sent. */
export function bodyOf(visit: Visit, photos: readonly StoredPhoto[]): Claim {
  return { ...claimOf(visit, photos), ...(visit.seal && { seal: visit.seal }) };
}

/** SHA-256 of the body's canonical form, as a receipt names what it is for. */
export async function contentSha256(body: Claim): Promise<string> {
  return sha256Hex(new TextEncoder().encode(canonical(body)).buffer);
}
