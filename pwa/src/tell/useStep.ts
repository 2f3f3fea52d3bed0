/** A step on one's own report that needs no more than a yes: once at a time, and what went wrong is said. */
import { ref } from 'vue';
import { uuidv4 } from '../store/uuid';
import { act } from './api';
import { report, withToken } from './opened';
import { saidOf } from './said';

export function useStep(path: Parameters<typeof act>[1]) {
  const busy = ref(false);
  const wrong = ref('');
  // sent again it is known as the same step
  const id = uuidv4();

  async function take(): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    wrong.value = '';
    try {
      report.value = await withToken((token) => act(token, path, { id }));
    } catch (reason) {
      wrong.value = saidOf(reason);
    } finally {
      busy.value = false;
    }
  }

  return { busy, wrong, take };
}
