/** What stands on the left, by what one may do; order is that of the working day. */
import type { Key } from '../words';
import type { IconName } from '../ui/icons';
import type { Right } from '../api/types';
import { may } from './session';

interface Place {
  to: string;
  key: Key;
  icon: IconName;
  rights: readonly Right[];
}

const PLACES: readonly Place[] = [
  { to: '/review', key: 'desk.nav.review', icon: 'check', rights: ['review'] },
  { to: '/second-looks', key: 'desk.nav.looks', icon: 'search', rights: ['review'] },
  { to: '/plots', key: 'desk.nav.plots', icon: 'plots', rights: ['read'] },
  { to: '/watch', key: 'desk.nav.watch', icon: 'sprout', rights: ['read'] },
  { to: '/problems', key: 'desk.nav.problems', icon: 'warning', rights: ['read'] },
  { to: '/operator-cases', key: 'case.title', icon: 'sprout', rights: ['review'] },
  { to: '/paper', key: 'desk.nav.paper', icon: 'pencil', rights: ['paper'] },
  { to: '/grids', key: 'desk.nav.grids', icon: 'fit', rights: ['read'] },
  { to: '/imports', key: 'desk.nav.imports', icon: 'outbox', rights: ['survey'] },
  { to: '/exports', key: 'desk.nav.exports', icon: 'download', rights: ['export', 'people', 'grids'] },
  { to: '/people', key: 'desk.nav.people', icon: 'me', rights: ['people'] },
  { to: '/divisions', key: 'desk.nav.divisions', icon: 'map', rights: ['divisions'] },
  { to: '/rescue', key: 'desk.nav.rescue', icon: 'phone', rights: ['capture'] },
  { to: '/suggestions', key: 'suggest.nav', icon: 'speech', rights: ['read'] },
  { to: '/messages', key: 'inbox.title', icon: 'mail', rights: ['read'] },
  { to: '/tracks', key: 'tracks.nav', icon: 'locate', rights: ['tracks', 'tracking'] },
  { to: '/settings', key: 'desk.nav.settings', icon: 'pencil', rights: ['limits'] },
];

export function placesOfPerson(): Place[] {
  return PLACES.filter((place) => may(...place.rights));
}
