/** What is new at the server, heard by every part of the desk that is open; one question for all of them. */
import { onScopeDispose } from 'vue';
import { client, QUIET } from '../api';
import { pulse } from './pulse';

export interface Change {
  /** Whether a record, decision, verdict or boundary of the plot may be newer. */
  touches: (plot_id: string) => boolean;
}

const EVERY_MS = 4_000;
type Ear = (change: Change) => void;
const ears = new Set<Ear>();
/** Kept while nobody listens: whoever comes next may have read before the next answer. */
let cursor: number | null = null;
let end: (() => void) | undefined;

async function look(signal: AbortSignal): Promise<void> {
  const query = cursor === null ? {} : { since: cursor };
  const { data } = await client.GET('/api/v1/live', { params: { query }, headers: QUIET, signal });
  if (signal.aborted) return;
  const { plots, more } = data!;
  cursor = data!.cursor;
  if (plots.length === 0 && !more) return;
  const told = new Set(plots);
  for (const ear of ears) ear({ touches: (plot_id) => more || told.has(plot_id) });
}

/** `hear` is called, for as long as the component is there, when anything in the person's areas is newer. */
export function useLive(hear: Ear): void {
  ears.add(hear);
  end ??= pulse(EVERY_MS, look, true);
  onScopeDispose(() => {
    ears.delete(hear);
    if (ears.size > 0) return;
    end?.();
    end = undefined;
  });
}
