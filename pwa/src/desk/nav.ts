/** What stands on the left, by role; order is that of the working day. */
import type { Key } from '../words';
import type { IconName } from '../ui/icons';
import { areasOf } from './session';

interface Place {
  to: string;
  key: Key;
  icon: IconName;
  roles: readonly string[];
}

const PLACES: readonly Place[] = [
  { to: '/review', key: 'desk.nav.review', icon: 'check', roles: ['officer'] },
  { to: '/second-looks', key: 'desk.nav.looks', icon: 'search', roles: ['officer'] },
  { to: '/plots', key: 'desk.nav.plots', icon: 'plots', roles: ['officer', 'inspector'] },
  { to: '/operator-cases', key: 'case.title', icon: 'sprout', roles: ['officer'] },
  { to: '/imports', key: 'desk.nav.imports', icon: 'outbox', roles: ['officer'] },
  { to: '/exports', key: 'desk.nav.exports', icon: 'download', roles: ['officer'] },
  { to: '/people', key: 'desk.nav.people', icon: 'me', roles: ['officer'] },
  { to: '/rescue', key: 'desk.nav.rescue', icon: 'phone', roles: ['officer', 'inspector'] },
  { to: '/suggestions', key: 'suggest.nav', icon: 'speech', roles: ['officer', 'inspector'] },
  { to: '/messages', key: 'inbox.title', icon: 'mail', roles: ['officer', 'inspector'] },
  { to: '/settings', key: 'desk.nav.settings', icon: 'pencil', roles: ['officer'] },
];

export function placesOfPerson(): Place[] {
  return PLACES.filter((place) => place.roles.some((role) => areasOf(role).length > 0));
}
