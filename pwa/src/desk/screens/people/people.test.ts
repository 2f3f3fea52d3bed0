import { describe, expect, it } from 'vitest';
import { newPersonWrong, type NewPerson } from './people';

const GOOD: NewPerson = { login: 'zhang', name: '张田长', phone: '', role: 'inspector', area_prefix: '511703001' };

describe('a new person', () => {
  it.each<[string, Partial<NewPerson>, string | null]>([
    ['is taken as it is', {}, null],
    ['may have a phone number', { phone: '13800000001' }, null],
    ['may have one of another country', { phone: '+8613800000001' }, null],
    ['needs a name', { name: '' }, 'desk.people.wrong_name'],
    ['needs a user name', { login: '' }, 'desk.people.wrong_login'],
    ['has no spaces in it', { login: 'zhang san' }, 'desk.people.wrong_login'],
    ['has two letters at least', { login: 'z' }, 'desk.people.wrong_login'],
    ['has digits for a phone number', { phone: '138-0000' }, 'desk.people.wrong_phone'],
    ['has digits for an area', { area_prefix: '达川' }, 'desk.people.wrong_area'],
    ['has an area of two digits at least', { area_prefix: '5' }, 'desk.people.wrong_area'],
  ])('%s', (_, part, wrong) => expect(newPersonWrong({ ...GOOD, ...part })).toBe(wrong));
});
