/** What stands on the left, by what one may do; order is that of the working day. */
import type { Key } from '../words';
import type { IconName } from '../ui/icons';
import type { Right } from '../api/types';
import { areasWith, may, person } from './session';

interface Place {
  to: string;
  key: Key;
  icon: IconName;
  rights: readonly Right[];
  /** For those alone who have the right for a county or more. */
  county?: true;
}

const PLACES: readonly Place[] = [
  { to: '/week', key: 'desk.nav.week', icon: 'clock', rights: ['read'] },
  { to: '/review', key: 'desk.nav.review', icon: 'check', rights: ['review'] },
  { to: '/second-looks', key: 'desk.nav.looks', icon: 'search', rights: ['review'] },
  { to: '/plots', key: 'desk.nav.plots', icon: 'plots', rights: ['read'] },
  { to: '/watch', key: 'desk.nav.watch', icon: 'sprout', rights: ['read'] },
  { to: '/coverage', key: 'coverage.title', icon: 'locate', rights: ['read'] },
  { to: '/problems', key: 'desk.nav.problems', icon: 'warning', rights: ['read'] },
  { to: '/tipoffs', key: 'matters.nav', icon: 'speech', rights: ['tipoffs'], county: true },
  { to: '/rewards', key: 'rewards.nav', icon: 'check', rights: ['rewards', 'identity'], county: true },
  { to: '/tipoff-bulletins', key: 'bulletin.nav', icon: 'outbox', rights: ['tipoffs'], county: true },
  { to: '/payments', key: 'pay.nav', icon: 'outbox', rights: ['payments'], county: true },
  { to: '/contact-openings', key: 'openings.nav', icon: 'search', rights: ['openings'], county: true },
  { to: '/operator-cases', key: 'case.title', icon: 'sprout', rights: ['review'] },
  { to: '/paper', key: 'desk.nav.paper', icon: 'pencil', rights: ['paper'] },
  { to: '/grids', key: 'desk.nav.grids', icon: 'fit', rights: ['read'] },
  { to: '/imports', key: 'desk.nav.imports', icon: 'outbox', rights: ['survey'] },
  { to: '/exports', key: 'desk.nav.exports', icon: 'download', rights: ['export', 'people', 'grids', 'payments', 'rewards', 'openings'] },
  { to: '/people', key: 'desk.nav.people', icon: 'me', rights: ['people'] },
  { to: '/divisions', key: 'desk.nav.divisions', icon: 'map', rights: ['divisions'] },
  { to: '/rescue', key: 'desk.nav.rescue', icon: 'phone', rights: ['capture'] },
  { to: '/suggestions', key: 'suggest.nav', icon: 'speech', rights: ['read'] },
  { to: '/messages', key: 'inbox.title', icon: 'mail', rights: ['read'] },
  { to: '/tracks', key: 'tracks.nav', icon: 'locate', rights: ['tracks', 'tracking'] },
  { to: '/settings', key: 'desk.nav.settings', icon: 'pencil', rights: ['limits'] },
];

/** Places that stand together, under the first of them that the person may enter; what is in none stands alone. */
const TOGETHER: readonly (readonly string[])[] = [
  ['/review', '/second-looks', '/paper', '/tracks', '/rescue'],
  ['/plots', '/watch', '/coverage', '/grids', '/imports'],
  ['/problems', '/tipoffs', '/rewards', '/tipoff-bulletins', '/operator-cases'],
  ['/people', '/divisions'],
  ['/messages', '/suggestions'],
];
/** Up to here all of them stand open: what fits on the smallest screen of an office. */
const ALL_OPEN = 10;

const COUNTY_DIGITS = 6;
const mayForCounty = (right: Right) => areasWith(right).some((area) => area.length <= COUNTY_DIGITS);
const inOrder = ({ to }: Place) => TOGETHER.flat().indexOf(to);

export interface Group {
  first: Place;
  others: Place[];
}

export function groupsOfPerson(): Group[] {
  const mine = PLACES.filter(({ rights, county }) => (county ? rights.some(mayForCounty) : may(...rights)));
  const groups: Group[] = [];
  for (const place of mine) {
    const together = TOGETHER.find((those) => those.includes(place.to)) ?? [place.to];
    const group = groups.find(({ first }) => together.includes(first.to));
    if (group) group.others.push(place);
    else groups.push({ first: place, others: [] });
  }
  return groups.map(({ first, others }) => {
    const [head, ...rest] = [first, ...others].sort((a, b) => inOrder(a) - inOrder(b));
    return { first: head!, others: rest };
  });
}

export const allOpen = (groups: readonly Group[]): boolean =>
  groups.reduce((sum, { others }) => sum + 1 + others.length, 0) <= ALL_OPEN;

/** Whose week has duties of its own; the others come to read. */
const DUTIES: ReadonlySet<string> = new Set(['officer', 'resources_bureau', 'committee', 'finance', 'township', 'village_chief', 'grid_chief']);

/** Where their work begins. */
export function homeOfPerson(): string {
  return person.value?.roles.some(({ role }) => DUTIES.has(role)) ? '/week' : '/plots';
}
