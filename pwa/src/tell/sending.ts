/**
 * Sends the report step by step; each step that succeeded is kept, so that it goes on where it stopped, also after
 * the page was closed. The receipt is shown only once the server has said yes.
 */
import { reactive, ref, shallowRef } from 'vue';
import { Refused, Unreachable } from '../api/http';
import { uuidv4 } from '../store/uuid';
import { openReport, putPhoto, putReport, type ReportBody, type Taken } from './api';
import { clearDraft, plainDraft, whereWords, type Draft } from './draft';
import { forget, forgetPhoto, read, readPhoto, write } from './keep';
import { keyOf, newReceipt, type Receipt } from './receipt';
import { doneWork } from './work';

export interface Sending extends Receipt {
  id: string;
  key: string;
  body: ReportBody;
  /** What the server said; null until it has the report. */
  taken: Pick<Taken, 'received_at' | 'token' | 'owed'> | null;
  /** Pictures that it would not take. */
  lost: number;
}

export type Step =
  | { at: 'idle' }
  | { at: 'work' | 'report' }
  | { at: 'photos'; sent: number; of: number }
  /** No answer came; it goes on by itself when there is signal. */
  | { at: 'waiting' }
  /** The server's own sentence. */
  | { at: 'refused'; said: string; code: string };

/** Work that is too old, spent, or asked for anew is done again, but not for ever. */
const TRIES = 4;
const AGAIN_MS = [4_000, 10_000, 30_000];
const AFRESH = new Set(['tell_work_wrong', 'tell_work_spent', 'tell_code_taken']);

export const step = shallowRef<Step>({ at: 'idle' });
export const sending = ref<Sending | null>(null);
let running = false;
let again: ReturnType<typeof setTimeout> | undefined;
const misses = reactive({ count: 0 });

export async function startSending(): Promise<void> {
  sending.value = (await read('sending')) ?? null;
  addEventListener('online', () => {
    if (step.value.at === 'waiting') void send();
  });
}

/** Whether a report is under way: its draft can no longer be changed, the server may have it already. */
export const isUnderWay = (): boolean => sending.value !== null && sending.value.taken === null;
/** Whether pictures of a report that the server has are still to be sent. */
export const owes = (): boolean => (sending.value?.taken?.owed.length ?? 0) > 0;

async function keep(value: Sending): Promise<void> {
  sending.value = value;
  await write('sending', value);
}

export function bodyOf(told: Draft, receipt: Receipt & { key_sha256: string }, ticket: string | null): ReportBody {
  return {
    code: receipt.code,
    key_sha256: receipt.key_sha256,
    kind: told.kind!,
    against: told.against,
    words: told.words.trim(),
    where_words: whereWords(told),
    place: told.place,
    place_how: told.place ? told.place_how : 'words',
    photos: told.photos.map(({ sha256 }) => sha256),
    contact: told.leaves_contact ? { name: told.name.trim(), phone: told.phone.trim() } : null,
    ticket,
  };
}

/** Sends what the draft holds, or goes on with what is under way; the outcome stands in `step`. */
export async function send(): Promise<void> {
  if (running) return;
  running = true;
  clearTimeout(again);
  try {
    await report();
    await photos();
    step.value = { at: 'idle' };
    misses.count = 0;
  } catch (reason) {
    await stopped(reason);
  } finally {
    running = false;
  }
}

async function stopped(reason: unknown): Promise<void> {
  if (reason instanceof Refused && reason.problem.status < 500) {
    // a plain no: nothing was stored, and the draft may be changed; “too many” may follow on a yes that got lost
    if (isUnderWay() && reason.problem.status !== 429) {
      sending.value = null;
      await forget('sending');
    }
    step.value = { at: 'refused', said: reason.problem.title, code: reason.problem.code };
    return;
  }
  if (!(reason instanceof Unreachable) && !(reason instanceof Refused)) {
    step.value = { at: 'refused', said: '', code: String(reason) };
    return;
  }
  step.value = { at: 'waiting' };
  again = setTimeout(() => void send(), AGAIN_MS[Math.min(misses.count, AGAIN_MS.length - 1)]);
  misses.count += 1;
}

async function report(): Promise<void> {
  if (sending.value?.taken) return;
  for (let left = TRIES; ; left -= 1) {
    step.value = { at: 'work' };
    if (!sending.value) await begin();
    const { id, body } = sending.value!;
    const work = await doneWork(body.ticket);
    step.value = { at: 'report' };
    try {
      const { received_at, token, owed, ticket } = await putReport(id, { ...body, work });
      await write('ticket', ticket);
      await keep({ ...sending.value!, taken: { received_at, token, owed } });
      clearDraft();
      return;
    } catch (reason) {
      if (!(reason instanceof Refused) || !AFRESH.has(reason.problem.code) || left <= 1) throw reason;
      if (reason.problem.code === 'tell_code_taken') await takeAnotherCode();
    }
  }
}

async function begin(): Promise<void> {
  const receipt = newReceipt();
  const { key, key_sha256 } = await keyOf(receipt);
  const ticket = (await read('ticket')) ?? null;
  await keep({ id: uuidv4(), ...receipt, key, body: bodyOf(plainDraft(), { ...receipt, key_sha256 }, ticket), taken: null, lost: 0 });
}

async function takeAnotherCode(): Promise<void> {
  const receipt = newReceipt();
  const { key, key_sha256 } = await keyOf(receipt);
  const old = sending.value!;
  await keep({ ...old, ...receipt, key, body: { ...old.body, code: receipt.code, key_sha256 } });
}

async function photos(): Promise<void> {
  const of = sending.value!.body.photos.length;
  while (owes()) {
    const mine = sending.value!;
    const { owed, token } = mine.taken!;
    const sha256 = owed[0]!;
    step.value = { at: 'photos', sent: of - owed.length, of };
    const bytes = await readPhoto(sha256);
    let lost = bytes === undefined;
    if (bytes) {
      try {
        await putPhoto(token, sha256, bytes);
      } catch (reason) {
        if (!(reason instanceof Refused) || reason.problem.status >= 500 || reason.problem.status === 429) throw reason;
        if (reason.problem.code === 'tell_token_over') {
          await openAgain(mine);
          continue;
        }
        lost = true;
      }
    }
    await keep({ ...mine, lost: mine.lost + (lost ? 1 : 0), taken: { ...mine.taken!, owed: owed.slice(1) } });
    await forgetPhoto(sha256);
  }
}

async function openAgain(mine: Sending): Promise<void> {
  const { token } = await openReport({ code: mine.code, key: mine.key, work: await doneWork(mine.body.ticket) });
  await keep({ ...mine, taken: { ...mine.taken!, token } });
}

/** The receipt is noted down: from here on this phone knows neither code nor secret. */
export async function forgetReceipt(): Promise<void> {
  clearTimeout(again);
  for (const sha256 of sending.value?.body.photos ?? []) await forgetPhoto(sha256);
  sending.value = null;
  step.value = { at: 'idle' };
  await forget('sending');
}
