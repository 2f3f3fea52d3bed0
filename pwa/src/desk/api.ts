/** Requests of the desk: where the session has run out they wait for the sign-in and go again. */
import createClient from 'openapi-fetch';
import { API, problemOf, Refused, Unreachable } from '../api/http';
import type { components, paths } from '../api/schema';
import { expire, tokenNow } from './session';

export type Schemas = components['schemas'];

/** `make` is called for each try. Throws Refused for a problem and Unreachable where no answer came. */
async function answerTo(make: () => Request): Promise<Response> {
  for (;;) {
    const token = await tokenNow();
    const request = make();
    request.headers.set('Authorization', `Bearer ${token}`);
    let response: Response;
    try {
      response = await fetch(request);
    } catch (reason) {
      if (request.signal.aborted) throw reason;
      throw new Unreachable(reason);
    }
    if (response.status < 400) return response;
    if (response.status !== 401) throw new Refused(await problemOf(response));
    expire(token);
  }
}

/** For what a page asks on its own: it does not keep the session of a desk that nobody sits at. */
export const QUIET = { 'Xuntian-Quiet': '1' };

/** Paths and answers from the generated contract; `data` is always there. */
export const client = createClient<paths>({
  baseUrl: '', credentials: 'omit', fetch: (request) => answerTo(() => request.clone()),
});

/** One request that the contract cannot type: files in and out. `path` follows the API's base. */
export function askDesk(path: string, init: RequestInit = {}): Promise<Response> {
  return answerTo(() => new Request(`${API}/${path}`, { credentials: 'omit', cache: 'no-store', ...init }));
}

/** A picture that the server keeps, of a record in the person's areas. */
export async function deskPhoto(sha256: string, size: 'original' | 'large' | 'small'): Promise<Blob> {
  return (await askDesk(`photos/${sha256}?size=${size}`, { cache: 'default' })).blob();
}

/** Fetches a file with the token and hands it to the browser's downloads. */
export async function download(path: string, filename: string): Promise<void> {
  const url = URL.createObjectURL(await (await askDesk(path)).blob());
  const link = Object.assign(document.createElement('a'), { href: url, download: filename });
  link.click();
  // The browser has taken the file over once the click was handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
