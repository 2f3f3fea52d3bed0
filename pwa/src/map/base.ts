/** The base map under the plots, where the server has one. Nothing on the map waits for it. */
import type { Map } from 'maplibre-gl';
import type { components } from '../api/schema';

/** Publishing a map in China needs the approval number (审图号) beside the attribution. */
export type BaseMap = NonNullable<components['schemas']['BaseMapAnswer']['base']>;

/** How much of a plot's colour is left where the ground is to be seen through it. */
const SEEN_THROUGH = 0.45;

/** Lays it under the plots; a tile that does not come leaves the paper to be seen. */
export function layBase(map: Map, base: BaseMap): void {
  if (map.getLayer('base-0')) return;
  for (const [at, address] of base.layers.entries()) {
    const id = `base-${at}`;
    map.addSource(id, { type: 'raster', tiles: [address], tileSize: base.tile_px, maxzoom: base.max_zoom });
    map.addLayer({ id, type: 'raster', source: id }, 'areas');
  }
  map.setPaintProperty('areas', 'fill-opacity', SEEN_THROUGH);
}
