/** The typed client of screens: paths and bodies from the generated contract, token from the store. */
import createClient from 'openapi-fetch';
import { expireSession, session } from '../store/session';
import { API, ask, problemOf, Refused, Unreachable } from './http';
import type { paths } from './schema';

/** Calls throw Refused for a problem and Unreachable where no answer came; `data` is then always there. */
export const client = createClient<paths>({ baseUrl: '', credentials: 'omit' });

client.use({
  async onRequest({ request }) {
    const token = (await session())?.token;
    if (token) request.headers.set('Authorization', `Bearer ${token}`);
    return request;
  },
  async onResponse({ request, response }) {
    if (response.status < 400) return;
    const token = request.headers.get('Authorization')?.replace('Bearer ', '');
    if (response.status === 401 && token) await expireSession(token);
    throw new Refused(await problemOf(response));
  },
  onError({ error }) {
    return error instanceof Refused ? error : new Unreachable(error);
  },
});

/** A picture that the server keeps; needs signal and a session whose area covers its record. */
export async function fetchPhoto(sha256: string, size: 'original' | 'large' | 'small'): Promise<Blob> {
  const response = await ask(`${API}/photos/${sha256}?size=${size}`, { token: (await session())?.token });
  return response.blob();
}
