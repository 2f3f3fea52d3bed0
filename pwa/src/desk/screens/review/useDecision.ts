/** One officer's decision of one record: begun, sent, and what came of it. */
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { Refused } from '../../../api/http';
import { uuidv7 } from '../../../store/uuid';
import { tell, type Told } from '../../problem';
import { decide } from './api';
import { begin, bodyOf, isClear, lackOf, type Draft } from './draft';
import type { Decision, Kind, Review } from './types';

/** `review` is null while another record is on its way: nothing can then be decided. */
export function useDecision(review: Ref<Review | null>, done: (kind: Kind) => void, taken: () => void) {
  const draft = shallowRef<Draft | null>(null);
  const sending = ref(false);
  const problem = shallowRef<Told | null>(null);
  /** What another officer decided first. */
  const conflict = shallowRef<Decision | null>(null);
  /** Enter was pressed before all was said. */
  const pressed = ref(false);
  let last = { content: '', id: '' };
  /** What stood on the screen when the draft was begun: newer decisions may come in beside it, unread. */
  let begun_on: Pick<Review, 'decisions'> | null = null;
  const lack = computed(() => (draft.value ? lackOf(draft.value) : null));

  watch(review, (now, before) => {
    if (!draft.value || now?.record.id !== before?.record.id) return;
    const newest = now?.decisions.at(-1) ?? null;
    if (newest && newest.id !== before?.decisions.at(-1)?.id) conflict.value = newest;
  });

  /** The same decision sent again after a lost answer carries the same id, so that it counts once. */
  function idOf(content: string): string {
    if (last.content !== content) last = { content, id: uuidv7() };
    return last.id;
  }

  async function send(now: Draft): Promise<void> {
    const of = review.value;
    if (!of || sending.value) return;
    sending.value = true;
    problem.value = null;
    const inspection_id = of.record.id;
    const seen = begun_on ?? of;
    try {
      await decide(inspection_id, bodyOf(now, seen, idOf(inspection_id + JSON.stringify(bodyOf(now, seen, '')))));
      forget();
      done(now.kind);
    } catch (reason) {
      if (reason instanceof Refused && reason.problem.code === 'decision_taken') {
        begun_on = null;
        conflict.value = (reason.problem.facts['decision'] as Decision | undefined) ?? null;
        taken();
      } else {
        problem.value = tell(reason);
      }
    } finally {
      sending.value = false;
    }
  }

  function forget(): void {
    draft.value = null;
    begun_on = null;
    problem.value = null;
    conflict.value = null;
    pressed.value = false;
  }

  return {
    draft, sending, problem, conflict, pressed, lack, forget,
    start(kind: Kind): void {
      const of = review.value;
      if (!of || of.own || sending.value) return;
      pressed.value = false;
      draft.value = draft.value?.kind === kind ? draft.value : begin(kind, of);
      begun_on ??= conflict.value ? null : of;
      if (kind !== 'accept' || !isClear(of) || conflict.value) return;
      const clear = draft.value;
      draft.value = null;
      void send(clear);
    },
    change(part: Partial<Draft>): void {
      if (draft.value) draft.value = { ...draft.value, ...part };
    },
    confirm(): void {
      pressed.value = true;
      if (draft.value && !lack.value) void send(draft.value);
    },
  };
}
