/** What a search found, as things to open. */
import type { RouteLocationRaw } from 'vue-router';
import { t, type Key } from '../../words';
import type { Schemas } from '../api';
import { minuteOf } from '../when';

export type Found = Schemas['Found'];

export interface Hit {
  key: string;
  title: string;
  detail: string;
  to: RouteLocationRaw;
}

export interface HitGroup {
  kind: 'plots' | 'people' | 'records';
  label: Key;
  hits: Hit[];
}

const joined = (...parts: string[]) => parts.filter(Boolean).join(' ');
/** As much of an id as a list needs; the address has all of it. */
const SHORT_ID = 13;

/** Groups that hold anything; where there is more, the last hit opens the whole list. */
export function groupsOf({ plots, people, records }: Found, q: string): HitGroup[] {
  const all = (name: 'plots' | 'people', more: boolean): Hit[] =>
    more ? [{ key: `all-${name}`, title: t(`desk.search.all_${name}`), detail: '', to: { name, params: {}, query: { q } } }] : [];
  const groups: HitGroup[] = [
    {
      kind: 'plots', label: 'desk.nav.plots',
      hits: [
        ...plots.found.map(({ id, number, village, place, household }) => ({
          key: `plot-${id}`, title: number, detail: joined(village, place, household), to: { name: 'plots', params: { id } },
        })),
        ...all('plots', plots.more),
      ],
    },
    {
      kind: 'people', label: 'desk.nav.people',
      hits: [
        ...people.found.map(({ id, name, login, active }) => ({
          key: `person-${id}`, title: name, detail: joined(login, active ? '' : t('desk.people.inactive')), to: { name: 'people', params: { id } },
        })),
        ...all('people', people.more),
      ],
    },
    {
      kind: 'records', label: 'desk.search.records',
      hits: records.found.map(({ id, plot_number, village, person_name, finished_at }) => ({
        key: `record-${id}`, title: `${id.slice(0, SHORT_ID)}…`, detail: joined(minuteOf(finished_at), plot_number, village, person_name),
        to: { name: 'inspection', params: { id } },
      })),
    },
  ];
  return groups.filter(({ hits }) => hits.length > 0);
}
