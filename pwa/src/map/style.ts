/** What the map draws: plots by the state of their year, and me. No request leaves the phone for it. */
import type * as GeoJSON from 'geojson';
import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';
import type { PackPlot } from '../api/types';
import { metresPerDeg, type LonLat } from '../rules/place';
import { chinaYear, grainState, watchOf, type Around } from '../ui/plotState';
import { closed, middleOf } from './boundary';
import { LOOKS, PAINTED, type Paint, type Painted } from './paint';
import { shapeOfPlot } from './whereabouts';

export const PAPER = '#f4f6f2';
export const BLUE = '#0b4f8a';
export const INK = '#14201a';
/** From here on marks and numbers find room beside each other. */
const MARKS_FROM_ZOOM = 14;
const NUMBERS_FROM_ZOOM = 16;
const ACCURACY_CORNERS = 48;

export type Features = GeoJSON.FeatureCollection<GeoJSON.Geometry, { id: string; number: string; grain: Painted }>;

/** Polygons, and a point for mark and number in the middle of each; `grain` says the state that they are painted by. */
export function featuresOf(
  plots: readonly PackPlot[], { now_ms, rules }: Pick<Around, 'now_ms' | 'rules'>, paint: Paint = 'grain',
): { areas: Features; middles: Features } {
  const year = chinaYear(now_ms);
  const areas: Features['features'] = [];
  const middles: Features['features'] = [];
  for (const plot of plots) {
    const shape = shapeOfPlot(plot);
    const middle = middleOf(shape);
    if (!middle) continue;
    const state = paint === 'watch' ? (watchOf(plot, { now_ms, rules })?.state ?? 'cannot_tell') : grainState(plot.years, year);
    const properties = { id: plot.id, number: plot.number, grain: state };
    const coordinates = shape.map((polygon) => polygon.map((ring) => closed(ring) as [number, number][]));
    areas.push({ type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } });
    middles.push({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [...middle] } });
  }
  return { areas: { type: 'FeatureCollection', features: areas }, middles: { type: 'FeatureCollection', features: middles } };
}

/** The circle in which the phone is with 95 %; nothing without a place or an accuracy. */
export function accuracyCircle(place: LonLat | null, accuracy_m: number | null): GeoJSON.FeatureCollection {
  if (!place || !accuracy_m) return { type: 'FeatureCollection', features: [] };
  const scale = metresPerDeg(place[1]);
  const ring = Array.from({ length: ACCURACY_CORNERS + 1 }, (_, corner) => {
    const angle = (2 * Math.PI * (corner % ACCURACY_CORNERS)) / ACCURACY_CORNERS;
    return [place[0] + (Math.sin(angle) * accuracy_m) / scale.east, place[1] + (Math.cos(angle) * accuracy_m) / scale.north];
  });
  const geometry = { type: 'Polygon' as const, coordinates: [ring] };
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] };
}

/** By the state that features and tiles call `grain`, whatever they are painted by. */
export const byState = (part: 'ink' | 'paper'): ExpressionSpecification => [
  'match', ['get', 'grain'], ...PAINTED.flatMap((state) => [state, LOOKS[state][part]]), LOOKS.unknown[part],
] as unknown as ExpressionSpecification;

export function styleOf(): StyleSpecification {
  const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };
  return {
    version: 8,
    // Without an address for glyphs letters are drawn on the phone, from its own fonts.
    sources: { areas: { ...empty, tolerance: 0.1 }, middles: empty, accuracy: empty },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': PAPER } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': byState('paper') } },
      { id: 'patterns', type: 'fill', source: 'areas', paint: { 'fill-pattern': ['concat', 'pattern-', ['get', 'grain']] } },
      { id: 'edges', type: 'line', source: 'areas', paint: { 'line-color': byState('ink'), 'line-width': ['interpolate', ['linear'], ['zoom'], 13, 0.5, 16, 1.5] } },
      {
        id: 'chosen', type: 'line', source: 'areas', filter: ['==', ['get', 'id'], ''],
        paint: { 'line-color': BLUE, 'line-width': 5 }, layout: { 'line-join': 'round' },
      },
      { id: 'accuracy', type: 'fill', source: 'accuracy', paint: { 'fill-color': BLUE, 'fill-opacity': 0.12 } },
      { id: 'accuracy-edge', type: 'line', source: 'accuracy', paint: { 'line-color': BLUE, 'line-width': 1.5 } },
      {
        id: 'marks', type: 'symbol', source: 'middles', minzoom: MARKS_FROM_ZOOM,
        layout: {
          'icon-image': ['concat', 'mark-', ['get', 'grain']],
          'text-field': ['step', ['zoom'], '', NUMBERS_FROM_ZOOM, ['get', 'number']],
          'text-font': ['system-ui', 'sans-serif'], 'text-size': 15, 'text-anchor': 'top', 'text-offset': [0, 0.9], 'text-optional': true,
        },
        paint: { 'text-color': INK, 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
      },
    ],
  };
}
