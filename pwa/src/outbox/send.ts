/** One step of the plan carried out: a few fetch calls, each followed by the row that notes it. */
import { ask, Refused, Unreachable } from '../api/http';
import type { InspectionAnswer, ProblemAnswer } from '../api/types';
import { changeSeen, changeStanding, changeUpload, keepAnswer, keepTaken } from '../store/outgoing';
import type { ProblemReport, StoredPhoto, Track, Visit } from '../store/rows';
import { dropTrack, pointsOf } from '../store/track';
import type { Session } from '../store/session';
import { photoBytes, photosOf } from '../store/visit';
import { bodyOf, contentSha256 } from './claim';
import { problemBody, stepBody } from './report';
import { registerDue } from './register';
import { trackBody } from './track';
import { backOffMs, type FailedRequest, type Step } from './plan';
import { createUpload, resumeUpload, type Sending } from './upload';

type SendStep = Extract<Step, { visit_id: string }>;

/** Bytes that were on this phone are not there any more; nothing can be sent in their place. */
export class BytesMissing extends Error {
  constructor(readonly photo_key: string) {
    super(`bytes of photo ${photo_key} are missing`);
    this.name = 'BytesMissing';
  }
}

/** The receipt is for another content than was sent: nothing of the record may be let go. */
export class ReceiptDiffers extends Error {
  constructor(readonly visit_id: string) {
    super(`receipt of visit ${visit_id} is for another content`);
    this.name = 'ReceiptDiffers';
  }
}

export function failureFrom(reason: unknown): FailedRequest {
  if (reason instanceof Refused) return { status: reason.problem.status, code: reason.problem.code, facts: reason.problem.facts };
  if (reason instanceof Unreachable) return { status: null, code: 'no_answer', facts: {} };
  if (reason instanceof BytesMissing) return { status: 400, code: 'bytes_missing', facts: {} };
  if (reason instanceof ReceiptDiffers) return { status: 500, code: 'receipt_differs', facts: {} };
  // An answer that breaks the contract: patience, then “stuck”, where the export helps.
  return { status: 500, code: 'answer_unreadable', facts: { detail: String(reason) } };
}

async function sendPhoto(step: SendStep, photo: StoredPhoto, session: Session): Promise<void> {
  const bytes = await photoBytes(photo.key);
  if (!bytes) throw new BytesMissing(photo.key);
  const sending: Sending = {
    token: session.token,
    sha256: photo.sha256,
    media_type: photo.media_type,
    bytes,
    onPlace: (upload_url) => changeUpload(photo.key, { upload_url }),
  };
  if (step.do !== 'resume_upload' || !(await resumeUpload(step.upload_url, sending))) {
    await createUpload(sending);
  }
  await changeUpload(photo.key, { uploaded: true });
}

async function sendRecord(visit: Visit, session: Session, now_ms: number, jitter: number): Promise<void> {
  // A signature by a key that the server does not know would only raise questions.
  if (visit.seal) await registerDue(session);
  const body = bodyOf(visit, await photosOf(visit.id));
  const response = await ask(`inspections/${visit.id}`, {
    method: 'PUT',
    token: session.token,
    // Read by the server beside its own clock: how wrong this phone's clock is.
    headers: { 'Content-Type': 'application/json', 'Device-Time': new Date().toISOString() },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as InspectionAnswer;
  if (answer.receipt.claim_sha256 !== (await contentSha256(body))) throw new ReceiptDiffers(visit.id);
  await keepAnswer(visit.id, answer, now_ms + backOffMs(visit.attempts + 1, jitter));
}

/** States in which what was looked at is still asked for. */
const WAITS_IN: Record<ProblemReport['sort'], readonly string[]> = {
  problem: [], recheck: ['rectified'], verify: ['found', 'stopped', 'reported', 'dispatched'],
};

async function sendReport(report: ProblemReport, session: Session, now_ms: number, jitter: number): Promise<void> {
  const photos = await photosOf(report.id);
  const [path, method, body] = report.of
    ? [`problems/${report.of.problem_id}/steps`, 'POST', stepBody(report, photos)] as const
    : [`problems/${report.id}`, 'PUT', problemBody(report, photos)] as const;
  let response: Response;
  try {
    response = await ask(path, {
      method, token: session.token, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
  } catch (reason) {
    // More time or a later level changes nothing of what is to be looked at.
    if (!(reason instanceof Refused) || reason.problem.code !== 'problem_moved') throw reason;
    const { code, facts } = reason.problem;
    const seen = facts['last'];
    if (!WAITS_IN[report.sort].includes(String(facts['state'])) || typeof seen !== 'number') throw reason;
    await changeSeen(report.id, seen);
    throw new Refused({ code, status: 503, title: '', facts });
  }
  await keepTaken(report.id, (await response.json()) as ProblemAnswer, now_ms + backOffMs(report.attempts + 1, jitter));
}

async function sendTrack(track: Track, session: Session): Promise<void> {
  await ask(`tracks/${track.id}`, {
    method: 'PUT', token: session.token, headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(trackBody(track, await pointsOf(track.id))),
  });
  // The server keeps it from here on; two copies would be one too many.
  await dropTrack(track.id);
}

/** Carries the step out or throws what stopped it (see failureFrom). */
export async function send(step: SendStep, visit: Visit | ProblemReport | Track, photos: readonly StoredPhoto[], session: Session, now_ms: number, jitter: number): Promise<void> {
  if (visit.state !== 'sending') {
    // The inspector may have taken it back to change it since the plan was made.
    if (!(await changeStanding(visit.id, { state: 'sending', problem: null }))) return;
  }
  if (step.do === 'put_record') {
    if ('looked_until' in visit) return sendTrack(visit, session);
    return 'sort' in visit ? sendReport(visit, session, now_ms, jitter) : sendRecord(visit, session, now_ms, jitter);
  }
  const photo = photos.find((row) => row.key === step.photo_key);
  if (!photo) throw new BytesMissing(step.photo_key);
  return sendPhoto(step, photo, session);
}
