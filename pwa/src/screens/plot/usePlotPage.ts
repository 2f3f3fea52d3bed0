/** What the phone and, with signal, the server know of one plot. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { client } from '../../api/client';
import { Refused, Unreachable } from '../../api/http';
import type { PackPlot, Problem } from '../../api/types';
import { signInDue } from '../../field/who';
import { onChange } from '../../store/changes';
import { plot as readPlot } from '../../store/pack';
import { photosOf, visitsOf } from '../../store/visit';
import { online } from '../../ui/status';
import type { OwnVisit, PlotDetail } from './timeline';

export function usePlotPage(plot_id: string) {
  /** undefined until the store has been read; null: not on this phone. */
  const plot = shallowRef<PackPlot | null>();
  const own = shallowRef<OwnVisit[]>([]);
  const detail = shallowRef<PlotDetail | null>(null);
  const asking = ref(false);
  const failure = shallowRef<'unreachable' | 'sign_in' | Problem | null>(null);
  let over = false;

  async function load(): Promise<void> {
    const [row, visits] = await Promise.all([readPlot(plot_id), visitsOf(plot_id)]);
    own.value = await Promise.all(visits.map(async (visit) => ({ visit, photos: await photosOf(visit.id) })));
    plot.value = row ?? null;
  }

  async function ask(): Promise<void> {
    if (asking.value || over) return;
    failure.value = !online.value ? 'unreachable' : signInDue.value ? 'sign_in' : null;
    if (failure.value) return;
    asking.value = true;
    try {
      detail.value = (await client.GET('/api/v1/plots/{plot_id}', { params: { path: { plot_id } } })).data ?? null;
    } catch (reason) {
      if (reason instanceof Unreachable) failure.value = 'unreachable';
      else if (reason instanceof Refused) failure.value = reason.problem.status === 401 ? 'sign_in' : reason.problem;
      else throw reason;
    } finally {
      asking.value = false;
    }
  }

  void load();
  void ask();
  watch([online, signInDue], () => void ask());
  const stop = onChange((change) => {
    if (change === 'visits' || change === 'pack') void load();
    // A receipt has come: the server knows more than when it was asked.
    if (change === 'pack') void ask();
  });
  onScopeDispose(() => {
    over = true;
    stop();
  });
  return { plot, own, detail, asking, failure, ask };
}
