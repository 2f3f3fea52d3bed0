/** A local write that failed is a full-screen matter: whoever catches one hands it over here. */
import { shallowRef, type App } from 'vue';
import { LocalWriteFailed, onOutgrown } from '../store/db';

/** old_page: a newer page has changed the store; only loading this one anew helps. */
export type FailureKind = 'full' | 'closed' | 'old_page' | 'other';
export interface LocalFailure {
  kind: FailureKind;
  /** Name of the browser's error, small at the end for the telephone. */
  detail: string;
  /** Does the failed step again; without it the button leads back to the screen. */
  again?: () => Promise<unknown>;
}

export const localFailure = shallowRef<LocalFailure | null>(null);

export function failureOf(thrown: unknown): LocalFailure {
  const reason = thrown instanceof LocalWriteFailed ? thrown.cause : thrown;
  const name = reason instanceof Error ? reason.name : typeof reason;
  const message = reason instanceof Error ? reason.message : String(reason);
  const full = name === 'QuotaExceededError' || /quota|disk|space/i.test(message);
  const closed = name === 'InvalidStateError' || name === 'UnknownError' || name === 'AbortError';
  if (name === 'VersionError') return { kind: 'old_page', detail: '' };
  return { kind: full ? 'full' : closed ? 'closed' : 'other', detail: `${name}: ${message}` };
}

/**
 * Shows what went wrong with a local write and what to do; stays until the inspector answers.
 * `again` is called by the button; if it fails too, the screen stays.
 */
export function writeFailed(reason: unknown, again?: () => Promise<unknown>): void {
  localFailure.value = again ? { ...failureOf(reason), again } : failureOf(reason);
}

/** The inspector wants the failed step done again. */
export async function tryAgain(): Promise<void> {
  const again = localFailure.value?.again;
  try {
    await again?.();
    localFailure.value = null;
  } catch (reason) {
    writeFailed(reason, again);
  }
}

/** Catches local failures that nobody caught, and a page that has grown too old; others stay with the browser's console. */
export function catchLocalFailures(app: App): void {
  onOutgrown(() => (localFailure.value = { kind: 'old_page', detail: '' }));
  app.config.errorHandler = (reason) => {
    if (reason instanceof LocalWriteFailed) writeFailed(reason);
    else console.error(reason);
  };
  addEventListener('unhandledrejection', (event) => {
    if (event.reason instanceof LocalWriteFailed) writeFailed(event.reason);
  });
}
