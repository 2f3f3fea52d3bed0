/** The person's plots as the phone has them, and what is around: for the list, the map and the plot page. */
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import type { PackPlot } from '../api/types';
import { limitsOf } from '../rules/edition';
import type { LonLat } from '../rules/place';
import { onChange } from '../store/changes';
import { edition as readEdition, packMeta, plots as readPlots } from '../store/pack';
import { unconfirmed, type Visit } from '../store/visit';
import { ownVisits, type Around } from '../ui/plotState';
import { shownFix } from '../ui/status';
import { who } from './who';

/** Days change at midnight, and a screen may stay open over it. */
const CLOCK_MS = 60_000;

/** Follows store, clock and position for as long as the calling scope lives. */
export function useMyPlots() {
  const plots = shallowRef<readonly PackPlot[] | null>(null);
  const has_pack = ref(false);
  const limits = shallowRef(limitsOf(undefined));
  const visits = shallowRef<readonly Visit[]>([]);
  const now_ms = ref(Date.now());

  async function loadPlots(): Promise<void> {
    const [rows, meta, edition] = await Promise.all([readPlots(), packMeta(), readEdition()]);
    limits.value = limitsOf(edition?.limits);
    has_pack.value = meta !== undefined;
    plots.value = rows;
  }
  async function loadVisits(): Promise<void> {
    visits.value = await unconfirmed();
    now_ms.value = Date.now();
  }
  void loadPlots();
  void loadVisits();
  const stop = onChange((change) => {
    if (change === 'pack') void loadPlots();
    if (change === 'visits') void loadVisits();
  });
  const clock = setInterval(() => (now_ms.value = Date.now()), CLOCK_MS);
  onScopeDispose(() => {
    stop();
    clearInterval(clock);
  });

  const place = computed<LonLat | null>(() => shownFix.value && [shownFix.value.lon, shownFix.value.lat]);
  const own = computed(() => ownVisits(visits.value, who.value?.person.id ?? null));
  const around = computed<Around>(() => ({
    place: place.value, own: own.value, now_ms: now_ms.value, interval_days: limits.value.visit_interval_days,
  }));
  /** `plots` is null until the store has been read; `has_pack` tells an empty area from nothing downloaded. */
  return { plots, has_pack, limits, own, place, around, now_ms };
}
