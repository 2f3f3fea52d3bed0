/** What the desk's map draws: groups from afar, outlines from near, by the state that its tiles were painted with. */
import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';
import { BLUE, byState, INK, PAPER } from '../../../map/style';
import { GROUP_IMAGE } from './mapGroups';

/** Nearer than this a tile is only drawn larger. */
const TILES_TO_ZOOM = 16;
/** From here on the server gives outlines (server/models/plot_tiles.py). */
export const OUTLINES_FROM_ZOOM = 14;
const MARKS_FROM_ZOOM = 15;
const NUMBERS_FROM_ZOOM = 16;
const FONT = ['system-ui', 'sans-serif'];

const bySize = (small: number, large: number): ExpressionSpecification =>
  ['interpolate', ['linear'], ['log10', ['max', 1, ['get', 'count']]], 0, small, 4, large];
const halo = { 'text-color': INK, 'text-halo-color': '#ffffff', 'text-halo-width': 2 };

export function styleOf(tiles: string): StyleSpecification {
  const plots = { source: 'plots', 'source-layer': 'plots' };
  const middles = { source: 'plots', 'source-layer': 'middles' };
  return {
    version: 8,
    // Without an address for glyphs letters are drawn here, from the computer's own fonts.
    sources: {
      plots: { type: 'vector', tiles: [tiles], minzoom: 0, maxzoom: TILES_TO_ZOOM, promoteId: { plots: 'id' } },
    },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': PAPER } },
      { id: 'areas', type: 'fill', ...plots, paint: { 'fill-color': byState('paper') } },
      { id: 'patterns', type: 'fill', ...plots, paint: { 'fill-pattern': ['concat', 'pattern-', ['get', 'grain']] } },
      { id: 'edges', type: 'line', ...plots, paint: { 'line-color': byState('ink'), 'line-width': ['interpolate', ['linear'], ['zoom'], 14, 0.6, 16, 1.5] } },
      {
        id: 'chosen', type: 'line', ...plots, filter: ['==', ['get', 'id'], ''],
        paint: { 'line-color': BLUE, 'line-width': 5 }, layout: { 'line-join': 'round' },
      },
      {
        id: 'marks', type: 'symbol', ...middles, minzoom: MARKS_FROM_ZOOM,
        layout: {
          'icon-image': ['concat', 'mark-', ['get', 'grain']],
          'text-field': ['step', ['zoom'], '', NUMBERS_FROM_ZOOM, ['get', 'number']],
          'text-font': FONT, 'text-size': 14, 'text-anchor': 'top', 'text-offset': [0, 0.9], 'text-optional': true,
        },
        paint: halo,
      },
      ...(['overdue', 'findings'] as const).map((name, at) => ({
        id: name, type: 'symbol' as const, ...middles, minzoom: NUMBERS_FROM_ZOOM, filter: ['get', name] as ['get', string],
        layout: {
          'icon-image': `mark-${name}`, 'icon-offset': [at ? -15 : 15, -13] as [number, number],
          'icon-allow-overlap': true, 'icon-ignore-placement': true,
        },
      })),
      {
        id: 'groups', type: 'symbol', source: 'plots', 'source-layer': 'groups', maxzoom: OUTLINES_FROM_ZOOM,
        layout: {
          'icon-image': GROUP_IMAGE, 'icon-size': bySize(0.85, 1.5), 'icon-allow-overlap': true,
          'text-field': ['to-string', ['get', 'count']], 'text-font': FONT, 'text-size': bySize(12, 16), 'text-allow-overlap': true,
          'symbol-sort-key': ['get', 'count'],
        },
        paint: { 'text-color': INK },
      },
    ],
  };
}
