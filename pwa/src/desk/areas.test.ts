import { beforeEach, expect, it, vi } from 'vitest';
import { ref } from 'vue';
import type { Person } from '../api/types';

const asked: unknown[] = [];
const person = ref<Pick<Person, 'id'> | null>({ id: 'p' });
let pages: { divisions: { code: string; name: string }[]; next: string | null }[] = [];

vi.mock('./session', () => ({ person }));
vi.mock('./api', () => ({
  QUIET: {},
  client: {
    GET: (_: string, { params }: { params: { query: unknown } }) => {
      asked.push(params.query);
      const page = pages.shift();
      return page ? Promise.resolve({ data: page }) : Promise.reject(new Error('unreachable'));
    },
  },
}));
vi.mock('../words', () => ({ t: (key: string, facts: object) => `${key} ${Object.values(facts).join(' ')}` }));

async function areas() {
  vi.resetModules();
  return import('./areas');
}
beforeEach(() => {
  asked.length = 0;
  person.value = { id: 'p' };
});

it('has the code until the names have come, page after page', async () => {
  pages = [{ divisions: [{ code: '511703001', name: '斌郎街道' }], next: '511703001' }, { divisions: [{ code: '511703001201', name: '乙湾村' }], next: null }];
  const { areaInName, nameOfArea } = await areas();
  expect(areaInName('511703001201')).toBe('me.area 511703001201');
  await vi.waitFor(() => expect(nameOfArea('511703001201')).toBe('乙湾村'));
  expect(areaInName('511703001')).toBe('desk.area.named 斌郎街道 511703001');
  expect(nameOfArea('5117')).toBeUndefined();
  expect(asked).toEqual([{ limit: 500 }, { limit: 500, after: '511703001' }]);
});

it('tells the next person at the desk nothing of the areas of the one before', async () => {
  pages = [{ divisions: [{ code: '511703', name: '达川区' }], next: null }, { divisions: [], next: null }];
  const { nameOfArea } = await areas();
  nameOfArea('511703');
  await vi.waitFor(() => expect(nameOfArea('511703')).toBe('达川区'));
  person.value = { id: 'q' };
  expect(nameOfArea('511703')).toBeUndefined();
});

it('asks again where it was not answered', async () => {
  pages = [];
  const { nameOfArea } = await areas();
  nameOfArea('511703');
  await vi.waitFor(() => {
    pages = [{ divisions: [{ code: '511703', name: '达川区' }], next: null }];
    expect(nameOfArea('511703')).toBe('达川区');
  });
});
