import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { keepSession, session } from '../store/session';
import { client } from './client';
import { Refused, Unreachable } from './http';

const ORIGIN = 'http://xuntian.test';
const me = (fetch: (request: Request) => Promise<Response>) => client.GET('/api/v1/me', { baseUrl: ORIGIN, fetch });

beforeEach(() =>
  keepSession({ token: 't1', expires_at: '2999-01-01T00:00:00Z', person: { id: 'a', name: 'A', login: 'a', roles: [] } }),
);

it('sends the token and gives the data', async () => {
  const answer = await me(async (request) => Response.json({ token: request.headers.get('Authorization') }));
  expect(answer.data).toEqual({ token: 'Bearer t1' });
});

it('throws the problem, and marks the session that the server refused', async () => {
  const refuse = async () => Response.json({ code: 'session_expired', facts: {} }, { status: 401 });
  await expect(me(refuse)).rejects.toThrow(Refused);
  expect((await session())?.expired).toBe(true);
});

it('says when no answer came', async () => {
  const broken = async () => {
    throw new TypeError('no network');
  };
  await expect(me(broken)).rejects.toThrow(Unreachable);
});
