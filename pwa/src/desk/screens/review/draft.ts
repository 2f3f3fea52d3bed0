/** A decision while it is being made: from the officer's keys and clicks to the body that is sent. Pure. */
import type { InspectionAnswer, Override, PhotoRole } from '../../../api/types';
import type { Asked, Kind, Reason, Review } from './types';

/** A picture that can be asked for; `photo` is null where the record has none of that role. */
export type Target = Pick<Asked, 'role' | 'photo'>;

export interface Draft {
  kind: Kind;
  reason: Reason | null;
  note: string;
  /** Of a return: what to take again. */
  targets: Target[];
  override: Override;
}

/** The pictures of one visit (domain F14). */
const SET = ['overview', 'closeup', 'opposite'] as const satisfies readonly PhotoRole[];

/** What can be asked for: each picture of the record, and those of the set that it lacks. */
export function targetsOf({ photos }: Pick<InspectionAnswer, 'photos'>): Target[] {
  const lacking = SET.filter((role) => !photos.some((photo) => photo.role === role));
  return [...photos.map(({ role, sha256 }) => ({ role, photo: sha256 })), ...lacking.map((role) => ({ role, photo: null }))];
}

export const sameTarget = (a: Target, b: Target): boolean => a.role === b.role && a.photo === b.photo;

/** What the rules themselves would have again: pictures that a finding names, roles that are missing. */
function suggested({ photos, verdict }: InspectionAnswer): Target[] {
  const named = new Set(verdict.findings.flatMap(({ photo, weight }) => (photo !== null && weight !== 'note' ? [photo] : [])));
  const targets = targetsOf({ photos });
  const lacks = verdict.findings.some(({ code }) => code === 'photo_set_incomplete');
  const found = targets.filter(({ photo }) => (photo === null ? lacks : named.has(photo)));
  return found.length === 0 && targets.length === 1 ? targets : found;
}

export function begin(kind: Kind, { record }: Pick<Review, 'record'>): Draft {
  return { kind, reason: null, note: '', targets: kind === 'return' ? suggested(record) : [], override: {} };
}

export function toggle(draft: Draft, target: Target): Draft {
  const rest = draft.targets.filter((one) => !sameTarget(one, target));
  return { ...draft, targets: rest.length < draft.targets.length ? rest : [...draft.targets, target] };
}

export type Lack = 'targets' | 'override' | 'reason' | 'note';

/** What must still be said before it can be sent, first things first. */
export function lackOf({ kind, reason, note, targets, override }: Draft): Lack | null {
  if (kind === 'return' && targets.length === 0) return 'targets';
  if (kind === 'override' && Object.keys(override).length === 0) return 'override';
  if (kind !== 'accept' && reason === null) return 'reason';
  return reason === 'other' && note.trim() === '' ? 'note' : null;
}

/** Nothing in it asks for a second thought: one key accepts it. */
export function isClear({ record, state, own }: Pick<Review, 'record' | 'state' | 'own'>): boolean {
  const { findings, owed_photos } = record.verdict;
  return state === 'open' && !own && owed_photos.length === 0 && findings.every(({ weight }) => weight === 'note');
}

/** Body of `POST /inspections/<id>/decisions`; `seen` is the last decision on the officer's screen. */
export function bodyOf({ kind, reason, note, targets, override }: Draft, { decisions }: Pick<Review, 'decisions'>, id: string) {
  return {
    id, seen: decisions.at(-1)?.id ?? null, kind, reason, note: note.trim(),
    requests: kind === 'return' && reason ? targets.map((target) => ({ ...target, why: reason })) : [],
    override: kind === 'override' ? { cultivated: null, farmable: null, grain: null, ...override } : null,
  };
}
