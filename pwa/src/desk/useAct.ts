/** Something that a button does: once at a time, and what went wrong is said. */
import { ref, shallowRef } from 'vue';
import { tell, type Told } from './problem';

export function useAct() {
  const busy = ref(false);
  const problem = shallowRef<Told | null>(null);

  /** The answer of `work`, or undefined where it failed or another is still on its way. */
  async function act<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    problem.value = null;
    try {
      return await work();
    } catch (reason) {
      problem.value = tell(reason);
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  return { busy, problem, act };
}
