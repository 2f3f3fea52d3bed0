/** One step of a form: the same step sent again after a lost answer is taken once. */
import { Refused } from '../../../api/http';
import { uuidv7 } from '../../../store/uuid';
import { useAct } from '../../useAct';
import { sendStep, type Matter, type Said, type Step } from './matters';

/** `moved` is called where somebody else took a step meanwhile. */
export function useStep(found: () => Matter, moved: () => void) {
  let sent = '';
  let id = uuidv7();
  const { busy, problem, act } = useAct();

  /** The matter after it, null where it lies on another desk now, undefined where it failed. */
  function take(step: Step, said: Said): Promise<Matter | null | undefined> {
    // other content under the same id would be refused: it is another step
    const now = JSON.stringify([step, said]);
    if (now !== sent) id = uuidv7();
    sent = now;
    const { id: matter_id, last_place } = found();
    return act(async () => {
      try {
        return await sendStep(matter_id, last_place, id, step, said);
      } catch (reason) {
        if (reason instanceof Refused && reason.problem.code === 'matter_moved') moved();
        throw reason;
      }
    });
  }

  return { busy, problem, take };
}
