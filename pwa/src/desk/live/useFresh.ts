/** Keeps a list up to date by itself, but never moves a row under somebody's hand. */
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { compare } from './fresh';
import { useLive } from './live';

export interface Followed<Row, Beginning> {
  rows: Readonly<Ref<readonly Row[]>>;
  loaded: Readonly<Ref<boolean>>;
  /** The newest beginning of the list, asked for quietly. */
  peek: (signal: AbortSignal) => Promise<Beginning>;
  rowsOf: (beginning: Beginning) => Row[];
  /** Shows the beginning in place of all that is shown. */
  put: (beginning: Beginning) => void;
  /** Shows the newest values, every row in its place. */
  patch: (beginning: Beginning) => void;
  isOver?: (row: Row) => boolean;
  /** Another list from here on: what was fresh for the one before is not for this one. */
  filters: Readonly<Ref<unknown>>;
}

/** `hand`: whether somebody is at the list, so that no row may move. */
export function useFresh<Row extends { id: string }, Beginning>(list: Followed<Row, Beginning>, hand: () => boolean) {
  /** How many rows there are that are not shown yet. */
  const fresh = ref(0);
  const held = shallowRef<Beginning | null>(null);
  let asking: AbortController | undefined;
  let again = false;

  async function look(): Promise<void> {
    if (!list.loaded.value) return;
    if (asking) {
      again = true;
      return;
    }
    const mine = (asking = new AbortController());
    try {
      const beginning = await list.peek(mine.signal);
      if (!mine.signal.aborted) take(beginning);
    } catch {
      // the next change, or whoever loads the list, comes to it again
    } finally {
      if (asking === mine) asking = undefined;
    }
    if (again && !mine.signal.aborted) {
      again = false;
      await look();
    }
  }

  function take(beginning: Beginning): void {
    const { added, moved } = compare(list.rows.value, list.rowsOf(beginning), list.isOver);
    if (moved && !hand()) {
      forget();
      list.put(beginning);
      return;
    }
    list.patch(beginning);
    fresh.value = moved ? added : 0;
    held.value = beginning;
  }

  function forget(): void {
    fresh.value = 0;
    held.value = null;
  }

  useLive(() => void look());
  watch(list.filters, () => {
    asking?.abort();
    asking = undefined;
    forget();
  });
  onScopeDispose(() => asking?.abort());
  return {
    fresh,
    /** For lists of what moves no cursor. */
    look,
    show(): void {
      if (held.value !== null) list.put(held.value);
      forget();
    },
  };
}
