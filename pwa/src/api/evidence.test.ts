import { afterEach, expect, it, vi } from 'vitest';
import { requestNonce } from './evidence';

afterEach(() => vi.unstubAllGlobals());

it('reckons a nonce’s time by the server’s clock alone', async () => {
  const answer = { nonce: 'n', expires_at: '2020-01-01T00:15:00Z' };
  vi.stubGlobal('fetch', async () => Response.json(answer, { status: 201, headers: { Date: 'Wed, 01 Jan 2020 00:00:00 GMT' } }));
  expect(await requestNonce('t')).toEqual({ nonce: 'n', good_ms: 15 * 60_000 });
});
