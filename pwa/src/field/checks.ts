/** Checks that wait for a look of this person: as last told, and asked for anew once when there is signal. */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { onChange } from '../store/changes';
import { keepProblems, problemsTold, reports, type HeldProblem } from '../store/report';
import { fetchProblems } from './problemsTold';
import { who } from './who';

export function useChecks(): Readonly<ShallowRef<readonly HeldProblem[]>> {
  const checks = shallowRef<readonly HeldProblem[]>([]);
  const person = who.value?.person.id;
  if (!person) return checks;
  const read = async () => {
    const [told, made] = await Promise.all([problemsTold(person), reports()]);
    // What was looked at already is on its way.
    const sent = new Set(made.flatMap((one) => (one.of && one.state !== 'received' && one.state !== 'draft' ? [one.of.problem_id] : [])));
    checks.value = told.filter((row) => row.may_verify && !sent.has(row.id));
  };
  void read();
  // Without signal what was told last stands.
  void fetchProblems(person).then(keepProblems).then(read, () => undefined);
  onScopeDispose(onChange((change) => change === 'visits' && void read()));
  return checks;
}
