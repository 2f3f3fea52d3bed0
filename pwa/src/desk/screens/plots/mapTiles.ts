/** Tiles of plots for MapLibre, asked for as the desk asks for everything: with the token, waiting for the sign-in. */
import { shallowRef } from 'vue';
import type { AddProtocolAction, RequestParameters } from 'maplibre-gl';
import { API } from '../../../api/http';
import type { Paint } from '../../../map/paint';
import { askDesk } from '../../api';
import { tell, type Told } from '../../problem';
import { askedOf, type PlotFilters } from './filters';

export const PROTOCOL = 'plots';

/** Why a tile is missing; null where none is. */
export const tile_problem = shallowRef<Told | null>(null);
const missing = new Set<string>();

/** Before the tiles are asked for anew, or others. */
export function forgetMissing(): void {
  missing.clear();
  tile_problem.value = null;
}

/** Address of the tiles that the filters find, painted so, for a style. */
export function tilesOf(filters: PlotFilters, paint: Paint): string {
  const words = Object.entries({ ...askedOf(filters), paint }).map(([name, value]) => [name, String(value)]);
  return `${PROTOCOL}://${API.replace(/^\//, '')}/plots/tiles/{z}/{x}/{y}.mvt?${new URLSearchParams(words)}`;
}

export const loadTile: AddProtocolAction = async ({ url }: RequestParameters, { signal }: AbortController) => {
  const path = url.slice(url.indexOf('plots/tiles/'));
  try {
    // the browser keeps tiles and asks whether they are still the same
    const data = await (await askDesk(path, { signal, cache: 'default' })).arrayBuffer();
    missing.delete(url);
    if (missing.size === 0) tile_problem.value = null;
    return { data };
  } catch (reason) {
    if (!signal.aborted) {
      missing.add(url);
      tile_problem.value = tell(reason);
    }
    throw reason;
  }
};
