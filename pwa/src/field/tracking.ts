/**
 * A patrol's track: recorded only where the law allows it, only after the person has said yes, only between “begin” and
 * “end”, and only while the page is looked at. Where nothing allows it, nothing of this file does anything.
 */
import { ref, shallowRef, watch } from 'vue';
import { client } from '../api/client';
import { Refused, Unreachable } from '../api/http';
import { chinaDay } from '../ui/dates';
import { writeFailed } from '../ui/localFailure';
import { shownFix } from '../ui/status';
import { GAP_MS, isPoint } from '../rules/track';
import { onChange } from '../store/changes';
import { mayRequest, session } from '../store/session';
import { addGap, addPoint, beginTrack, endTrack, keepTrackLeave, runningTrack, trackLeave, type Track, type TrackLeave, type TrackPoint } from '../store/track';

/** What is told before a patrol; null: no track may be recorded. */
export const allowed = shallowRef<TrackLeave['basis']>(null);
/** Tracks of this person are kept by the server, or may be soon. */
export const hasTracks = ref(false);
export const patrol = shallowRef<Track | null>(null);
/** By itself the phone asks again at most this often, milliseconds. */
const FRESH_MS = 10 * 60_000;
const TICK_MS = 10_000;
let asked_at = 0;
let last: TrackPoint | null = null;

function show(known: TrackLeave | undefined): void {
  const today = chinaDay(new Date().toISOString());
  const basis = known?.basis ?? null;
  allowed.value = basis && basis.from_day <= today && today <= basis.until_day ? basis : null;
  hasTracks.value = known?.has_tracks === true;
}

/** Asks now; without signal or session what was known stays. */
async function askLeave(): Promise<void> {
  const current = await session();
  if (!current) return show(undefined);
  show(await trackLeave(current.person.id));
  if (!navigator.onLine || !mayRequest(current, Date.now())) return;
  asked_at = Date.now();
  try {
    const told = (await client.GET('/api/v1/me/track-basis')).data!;
    const known = { person_id: current.person.id, ...told };
    await keepTrackLeave(known);
    show(known);
  } catch (reason) {
    if (!(reason instanceof Unreachable || reason instanceof Refused)) throw reason;
  }
}

/** The person has read why and said yes. */
export async function begin(): Promise<void> {
  const current = await session();
  if (!current || !allowed.value) return;
  last = null;
  patrol.value = await beginTrack(current.person.id, allowed.value.id);
  hasTracks.value = true;
  note();
}

export async function end(ended_by: 'person' | 'limit' | 'closed' = 'person', at = new Date().toISOString()): Promise<void> {
  const running = patrol.value;
  if (!running) return;
  await endTrack(running.id, ended_by, at < running.started_at ? running.started_at : at);
  patrol.value = null;
  last = null;
}

function note(): void {
  const running = patrol.value;
  const fix = shownFix.value;
  if (!running || !fix || document.visibilityState !== 'visible' || fix.taken_at < running.started_at) return;
  const point = { track_id: running.id, lon: fix.lon, lat: fix.lat, accuracy_m: fix.accuracy_m, at: fix.taken_at };
  if (!isPoint(last, point)) return;
  last = point;
  void addPoint(point).catch((reason: unknown) => writeFailed(reason));
}

/** What the phone missed while it was not looked at is a gap, and is said to be one. */
async function lookAgain(): Promise<void> {
  const running = patrol.value;
  if (!running || document.visibilityState !== 'visible') return;
  const now = new Date().toISOString();
  const from = last && last.at > running.looked_until ? last.at : running.looked_until;
  if (Date.parse(now) - Date.parse(from) <= GAP_MS) return;
  patrol.value = (await addGap(running.id, from, now)) ?? null;
  await tick();
}

async function tick(): Promise<void> {
  const running = patrol.value;
  if (!running) return;
  const longest_ms = (allowed.value?.longest_h ?? 0) * 3_600_000;
  const over = new Date(Date.parse(running.started_at) + longest_ms).toISOString();
  if (!allowed.value) await end('closed', last?.at ?? running.looked_until);
  else if (new Date().toISOString() >= over) await end('limit', over);
}

async function resume(): Promise<void> {
  const current = await session();
  patrol.value = current ? ((await runningTrack(current.person.id)) ?? null) : null;
  await lookAgain();
}

/** Starts the triggers for the life of the page. */
export function startTracking(): void {
  const guard = (work: () => Promise<void>) => () => void work().catch((reason: unknown) => writeFailed(reason));
  const ask = guard(askLeave);
  const look = () => {
    if (Date.now() - asked_at > FRESH_MS) ask();
  };
  addEventListener('online', look);
  document.addEventListener('visibilitychange', () => {
    guard(lookAgain)();
    if (document.visibilityState === 'visible') look();
  });
  watch(shownFix, note);
  setInterval(guard(tick), TICK_MS);
  onChange((change) => {
    if (change === 'session') guard(async () => { await askLeave(); await resume(); })();
  });
  guard(async () => { await askLeave(); await resume(); })();
}
