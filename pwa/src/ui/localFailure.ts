/** A local write that failed is a full-screen matter: whoever catches one hands it over here. */
import { shallowRef } from 'vue';
import { LocalWriteFailed } from '../store/db';

export type FailureKind = 'full' | 'closed' | 'other';
export interface LocalFailure {
  kind: FailureKind;
  /** Name of the browser's error, small at the end for the telephone. */
  detail: string;
}

export const localFailure = shallowRef<LocalFailure | null>(null);

export function failureOf(thrown: unknown): LocalFailure {
  const reason = thrown instanceof LocalWriteFailed ? thrown.cause : thrown;
  const name = reason instanceof Error ? reason.name : typeof reason;
  const message = reason instanceof Error ? reason.message : String(reason);
  const full = name === 'QuotaExceededError' || /quota|disk|space/i.test(message);
  const closed = name === 'InvalidStateError' || name === 'UnknownError' || name === 'AbortError';
  return { kind: full ? 'full' : closed ? 'closed' : 'other', detail: `${name}: ${message}` };
}

/** Shows what went wrong with a local write and what to do; stays until the inspector answers. */
export function writeFailed(reason: unknown): void {
  localFailure.value = failureOf(reason);
}

/** Catches local failures that nobody caught; others stay with the browser's console. */
export function catchLocalFailures(): void {
  addEventListener('unhandledrejection', (event) => {
    if (event.reason instanceof LocalWriteFailed) writeFailed(event.reason);
  });
}
