/** Matters of tip-offs as the server tells them, and what the desk says of them. All requests throw Refused and Unreachable. */
import type { Ref } from 'vue';
import type { IconName } from '../../../ui/icons';
import type { Tone } from '../../../ui/StateTag.vue';
import { t } from '../../../words';
import { nameOfArea } from '../../areas';
import { askDesk, client, QUIET, type Schemas } from '../../api';
import { usePages } from '../../usePages';
import { dayOf } from '../../when';
import type { MatterFilters, State } from './filters';

export type MatterRow = Schemas['MatterPage']['matters'][number];
export type Matter = Schemas['MatterOut'];
export type Tipoff = Matter['tipoff_list'][number];
export type Picture = Tipoff['pictures'][number];
export type MatterEvent = Matter['events'][number];
export type Candidate = Matter['candidates'][number];
export type NearPlot = Matter['plots'][number];
export type Step = Matter['steps'][number];
export type Counts = Schemas['MatterPage']['counts'];
type Body = Schemas['DeskStepBody'];
/** What a step says beside its id and the last event that was seen. */
export type Said = Partial<Omit<Body, 'id' | 'seen' | 'step'>>;

export const TONE: Record<State, Tone> = {
  new: 'ask', set_aside: 'quiet', queued: 'info', dispatched: 'info', dismissed: 'quiet', withdrawn: 'quiet', merged: 'quiet',
};
export const iconOf = (state: State): IconName => (
  { new: 'question', set_aside: 'stop', queued: 'clock', dispatched: 'locate', dismissed: 'pencil', withdrawn: 'back', merged: 'fit' } as const
)[state];

async function fetchPage(filters: MatterFilters, after: string, limit: number, signal?: AbortSignal, quiet = false) {
  const { state, kind, against, area, late } = filters;
  const query = { state, area, late, after, limit, ...(kind && { kind }), ...(against && { against }) };
  const how = { ...(signal && { signal }), ...(quiet && { headers: QUIET }) };
  const { matters, next, counts } = (await client.GET('/api/v1/matters', { params: { query }, ...how })).data!;
  return { rows: matters, next, counts };
}

const PAGE = 50;
const MOST = 200;

export function useMatters(filters: Ref<MatterFilters>) {
  const pages = usePages(filters, (now, after, signal) => fetchPage(now, after, PAGE, signal));
  return {
    ...pages,
    /** As many rows as are shown, asked for by the page itself. */
    peek: (signal: AbortSignal) => fetchPage(filters.value, '', Math.min(MOST, Math.max(PAGE, pages.rows.value.length)), signal, true),
  };
}

export async function fetchMatter(matter_id: string, signal: AbortSignal, quiet: boolean): Promise<Matter> {
  const how = { signal, ...(quiet && { headers: QUIET }) };
  return (await client.GET('/api/v1/matters/{matter_id}', { params: { path: { matter_id } }, ...how })).data!;
}

/** The matter as it stands after the step; null where it lies on another desk now. */
export async function sendStep(matter_id: string, seen: number, id: string, step: Step, said: Said): Promise<Matter | null> {
  const body = { id, seen, step, ...said } as Body;
  const { data } = await client.POST('/api/v1/matters/{matter_id}/steps', { params: { path: { matter_id } }, body });
  return (data as Matter | undefined) || null;
}

/** A picture of a tip-off; `covered` as it goes along with the check. */
export async function matterPicture(matter_id: string, tipoff_id: string, sha256: string, size: 'large' | 'small', covered = false): Promise<Blob> {
  return (await askDesk(`matters/${matter_id}/photos/${tipoff_id}/${sha256}?size=${size}&covered=${covered}`)).blob();
}

/** “0047 乙湾村 王家坡”, or that nobody can tell. */
export function placeInWords({ number, village, place, division_code }: Pick<MatterRow, 'number' | 'village' | 'place' | 'division_code'>): string {
  if (!division_code) return t('matters.nowhere');
  return [number ?? t('matters.no_plot'), village ?? nameOfArea(division_code) ?? division_code, place].filter(Boolean).join(' ');
}

/** Last day of a term that ends with a midnight. */
export const lastDayOf = (instant: string): string => dayOf(new Date(Date.parse(instant) - 1));
