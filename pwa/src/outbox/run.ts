/** The loop: ask the plan, do the step, note what came of it; one loop at a time over all tabs. */
import { outgoing, changeStanding, changeUpload } from '../store/outgoing';
import { expireSession, mayRequest, session as storedSession } from '../store/session';
import { afterFailure, meaningOf, nextStep, type Step } from './plan';
import { failureFrom, send } from './send';

export type Rest = Extract<Step, { do: 'wait' | 'sign_in' | 'nothing' }>;

let asked: Promise<Rest> | undefined;

/**
 * Sends what can be sent and resolves with why it rests. Whoever calls while a loop runs in this
 * context waits for a second one, which sees what was stored meanwhile.
 */
export function runOutbox(): Promise<Rest> {
  // One turn later, so that a lock granted at once cannot clear `asked` before it is set.
  asked ??= Promise.resolve().then(() =>
    locked(() => {
      asked = undefined;
      return loop();
    }),
  );
  return asked;
}

let last: Promise<unknown> = Promise.resolve();

async function locked(work: () => Promise<Rest>): Promise<Rest> {
  // Web Locks keep tabs and the service worker apart; browsers without them have only this page.
  if ('locks' in navigator) return navigator.locks.request('xuntian-outbox', work);
  const next = last.then(work);
  last = next.catch(() => undefined);
  return next;
}

async function loop(): Promise<Rest> {
  for (;;) {
    const now_ms = Date.now();
    const [{ visits, photos }, session] = await Promise.all([outgoing(), storedSession()]);
    const usable = mayRequest(session, now_ms);
    const step = nextStep({
      visits, photos, now_ms, online: navigator.onLine !== false,
      session: session ? { person_id: session.person.id, usable } : null,
    });
    if (step.do === 'wait' || step.do === 'sign_in' || step.do === 'nothing') return step;
    const visit = visits.find((row) => row.id === step.visit_id);
    if (!visit || !session) throw new Error('the plan named an unknown visit');
    try {
      await send(step, visit, photos, session, now_ms, Math.random());
    } catch (reason) {
      const failed = failureFrom(reason);
      const meaning = meaningOf(failed);
      if (meaning === 'sign_in') await expireSession(session.token);
      if (meaning === 'start_again' && 'photo_key' in step) await changeUpload(step.photo_key, null);
      const standing = afterFailure(visit, failed, Date.now(), Math.random());
      await changeStanding(visit.id, standing);
      if (meaning === 'unreachable') return { do: 'wait', until_ms: standing.next_try_at ?? Date.now() };
    }
  }
}
