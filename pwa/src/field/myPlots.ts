/** The person's plots as the phone has them, and what is around: for the list, the map and the plot page. */
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import type { PackPlot } from '../api/types';
import { cropsOf, limitsOf } from '../rules/edition';
import type { LonLat } from '../rules/place';
import { paceOf, type Pace, type RoundLevel } from '../rules/rounds';
import { onChange, type Change } from '../store/changes';
import { edition as readEdition, packMeta, plots as readPlots } from '../store/pack';
import { unconfirmed, type Visit } from '../store/visit';
import { ownVisits, type Around } from '../ui/plotState';
import { shownFix } from '../ui/status';
import { who } from './who';

/** Days change at midnight, and a screen may stay open over it. */
const CLOCK_MS = 60_000;

/** Loads now and after each change of that kind, for as long as the calling scope lives. */
function follow(change: Change, load: () => Promise<void>): void {
  void load();
  onScopeDispose(onChange((changed) => changed === change && void load()));
}

/** Position, clock, the phone's own visits and the edition in force. */
export function useAround() {
  const limits = shallowRef(limitsOf(undefined));
  const crops = shallowRef(cropsOf([]));
  const pace = shallowRef<Pace>();
  /** Of the grids that one holds a post of. */
  const round_level = ref<RoundLevel | null>(null);
  const loaded = ref(false);
  const visits = shallowRef<readonly Visit[]>([]);
  const now_ms = ref(Date.now());
  follow('pack', async () => {
    const [edition, meta] = await Promise.all([readEdition(), packMeta()]);
    pace.value = meta?.pace && paceOf(meta.pace);
    round_level.value = meta?.round_level ?? null;
    loaded.value = true;
    limits.value = limitsOf(edition?.limits);
    crops.value = cropsOf(edition?.crops ?? []);
  });
  follow('visits', async () => {
    visits.value = await unconfirmed();
    now_ms.value = Date.now();
  });
  const clock = setInterval(() => (now_ms.value = Date.now()), CLOCK_MS);
  onScopeDispose(() => clearInterval(clock));

  const place = computed<LonLat | null>(() => shownFix.value && [shownFix.value.lon, shownFix.value.lat]);
  /** Where the newest unsent visit was made: for who has no fix now. */
  const last_place = computed<LonLat | null>(() => {
    const fixes = visits.value.flatMap(({ fix }) => fix ?? []);
    const last = fixes.sort((a, b) => (a.taken_at < b.taken_at ? 1 : -1))[0];
    return last ? [last.lon, last.lat] : null;
  });
  const own = computed(() => ownVisits(visits.value, who.value?.person.id ?? null));
  const rules = computed(() => ({ crops: crops.value, limits: limits.value, pace: pace.value }));
  const around = computed<Around>(() => ({
    place: place.value, own: own.value, now_ms: now_ms.value, interval_days: limits.value.visit_interval_days,
    rules: rules.value,
  }));
  return { around, own, place, last_place, round_level, loaded, crops, now_ms };
}

/** Kept over a change of tab: reading 2,000 plots takes a cheap phone longer than drawing the list. */
const plots = shallowRef<readonly PackPlot[] | null>(null);
const has_pack = ref(false);
let reading: Promise<void> | undefined;

async function read(): Promise<void> {
  const [rows, meta] = await Promise.all([readPlots(), packMeta()]);
  has_pack.value = meta !== undefined;
  plots.value = rows;
}

/** `plots` is null until the store has been read; `has_pack` tells an empty area from nothing downloaded. */
export function useMyPlots() {
  if (!reading) {
    reading = read();
    onChange((change) => change === 'pack' && (reading = read()));
  }
  return { plots, has_pack };
}
