import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Unreachable } from '../api/http';

const ORIGIN = 'http://xuntian.test';
const PERSON = { id: 'p', name: 'P', login: 'p', roles: [] };
const signedIn = (token: string) => Response.json({ token, expires_at: '2999-01-01T00:00:00Z', person: PERSON }, { status: 201 });
const problem = (status: number, code: string) => Response.json({ code, facts: {} }, { status });
const kept = new Map<string, string>();

let fetched: string[];
/** Answers of the API by token; the sessions endpoint gives t1, t2 … */
let answer: (token: string, body: string) => Response | Promise<Response>;

async function desk() {
  vi.resetModules();
  return { ...(await import('./api')), session: await import('./session') };
}

beforeEach(() => {
  kept.clear();
  fetched = [];
  let sign_ins = 0;
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('BroadcastChannel', class {
    postMessage() {}
    addEventListener() {}
  });
  vi.stubGlobal('navigator', { userAgent: 'test' });
  vi.stubGlobal('fetch', async (input: Request | string) => {
    if (typeof input === 'string') return signedIn(`t${++sign_ins}`);
    const token = input.headers.get('Authorization')!.replace('Bearer ', '');
    const body = await input.text();
    fetched.push(`${token} ${body}`.trim());
    return answer(token, body);
  });
});
afterEach(() => vi.unstubAllGlobals());

it('waits for the sign-in, then asks with the token', async () => {
  const { client, session } = await desk();
  answer = () => Response.json({ ok: true });
  const asked = client.GET('/api/v1/me', { baseUrl: ORIGIN });
  expect(fetched).toEqual([]);
  await session.signIn('p', 'right');
  expect((await asked).data).toEqual({ ok: true });
  expect(fetched).toEqual(['t1']);
});

it('asks again by itself after the session has ended, with the same body', async () => {
  const { client, session } = await desk();
  await session.signIn('p', 'right');
  answer = (token) => (token === 't1' ? problem(401, 'session_expired') : Response.json({}));
  const asked = client.PUT('/api/v1/inspections/{inspection_id}', {
    baseUrl: ORIGIN, params: { path: { inspection_id: 'i' } }, body: { said: 1 } as never,
  });
  const { watch } = await import('vue');
  await new Promise((resolve) => watch(session.session, (now) => now?.expired && resolve(now), { immediate: true }));
  await session.signIn('p', 'right');
  await asked;
  expect(fetched).toEqual(['t1 {"said":1}', 't2 {"said":1}']);
});

it('keeps the session for the tab, and forgets it at sign-out', async () => {
  const first = await desk();
  await first.session.signIn('p', 'right');
  const reloaded = await desk();
  expect(reloaded.session.person.value?.login).toBe('p');
  await reloaded.session.signOut();
  expect((await desk()).session.session.value).toBeNull();
});

it('throws problems and missing answers', async () => {
  const { client, session } = await desk();
  await session.signIn('p', 'right');
  answer = () => problem(403, 'role_not_allowed');
  await expect(client.GET('/api/v1/me', { baseUrl: ORIGIN })).rejects.toMatchObject({ problem: { code: 'role_not_allowed' } });
  answer = () => Promise.reject(new TypeError('no network'));
  await expect(client.GET('/api/v1/me', { baseUrl: ORIGIN })).rejects.toMatchObject({ name: new Unreachable(null).name });
});
