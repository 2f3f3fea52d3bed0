/** The history of the rules, and the long answers that a change of them gives. */
import { ref, shallowRef } from 'vue';
import { Refused } from '../../../api/http';
import { askDesk, client } from '../../api';
import { tell, type Told } from '../../problem';
import { useLoad } from '../../useLoad';
import { lastLine, type Line, type Progress } from './lines';

export function useEditions() {
  return useLoad(() => true, async (_, signal) => (await client.GET('/api/v1/editions', { signal })).data!);
}

/** One request that takes long: one at a time, with how far it is. */
export function useLong() {
  const progress = shallowRef<Progress | null>(null);
  const problem = shallowRef<Told | null>(null);
  /** Of a refusal: name of a field → what is wrong with it. */
  const fields = shallowRef<Record<string, string>>({});
  const busy = ref(false);

  /** The last line, or null where it failed: then `problem` says why. */
  async function run(path: string, body?: unknown): Promise<Line | null> {
    if (busy.value) return null;
    busy.value = true;
    problem.value = null;
    progress.value = null;
    fields.value = {};
    try {
      const init: RequestInit = { method: 'POST' };
      if (body !== undefined) Object.assign(init, { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
      return await lastLine(await askDesk(path, init), (told) => (progress.value = told));
    } catch (reason) {
      problem.value = tell(reason);
      if (reason instanceof Refused) fields.value = (reason.problem.facts['fields'] ?? {}) as Record<string, string>;
      return null;
    } finally {
      busy.value = false;
    }
  }
  return { progress, problem, fields, busy, run };
}
