/** People of the officer's areas, and what a new one or a new role must say. */
import { areaInWords } from '../../../ui/area';
import { t, type Key } from '../../../words';
import type { Schemas } from '../../api';

export type PersonRow = Schemas['PeoplePage']['people'][number];
export type PersonDetail = Schemas['PersonDetail'];
export type PersonKey = PersonDetail['keys'][number];
export type WithPassword = Schemas['WithPassword'];
export type Role = Schemas['RoleBody']['role'];

/** In the order in which they are offered. */
export const ROLES: readonly Role[] = [
  'grid_chief', 'village_chief', 'township', 'inspector', 'officer', 'resources_bureau', 'committee', 'party_office',
  'digital_bureau', 'discipline', 'finance', 'panel_member', 'administrator',
  'reward_handler', 'auditor',
];
/** The id in the address that stands for a person who is still to be added. */
export const NEW = 'new';

/** “巡查员 · 片区 511703001”. */
export function roleInWords({ role, area_prefix, villages }: { role: string; area_prefix: string; villages?: string[] }): string {
  const known = ROLES.find((one) => one === role);
  return `${known ? t(`role.${known}`) : role} · ${t('me.area', { prefix: areaInWords(area_prefix, villages) })}`;
}

export interface NewPerson {
  login: string;
  name: string;
  phone: string;
  role: Role;
  area_prefix: string;
}

/** What to say of an area that cannot be one; the server knows whether it is the officer's. */
export function areaWrong(area_prefix: string): Key | null {
  return /^[0-9]{2,12}$/.test(area_prefix) ? null : 'desk.people.wrong_area';
}

/** The first field that cannot be taken, as the server would see it; null where all can. */
export function newPersonWrong({ login, name, phone, area_prefix }: NewPerson): Key | null {
  if (name === '') return 'desk.people.wrong_name';
  if (!/^\S{2,60}$/.test(login)) return 'desk.people.wrong_login';
  if (phone !== '' && !/^\+?[0-9]{5,19}$/.test(phone)) return 'desk.people.wrong_phone';
  return areaWrong(area_prefix);
}
