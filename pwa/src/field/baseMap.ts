/** The base map that the phone's server has set up; null without signal, or where there is none. */
import { ask } from '../api/http';
import type { BaseMap } from '../map/base';
import { mayRequest, session } from '../store/session';

export async function baseMap(): Promise<BaseMap | null> {
  const mine = await session();
  if (!navigator.onLine || !mayRequest(mine, Date.now())) return null;
  try {
    const answer = (await (await ask('base-map', { token: mine.token })).json()) as { base: BaseMap | null };
    return answer.base;
  } catch {
    // the plots are drawn without it
    return null;
  }
}
