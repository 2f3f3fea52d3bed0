import type * as GeoJSON from 'geojson';
import { describe, expect, it, vi } from 'vitest';
import { aPlot } from '../../tests/makers';

vi.stubGlobal('navigator', { onLine: true });
const { accuracyCircle, featuresOf, styleOf } = await import('./style');
const { PAINTED } = await import('./paint');
const { measure } = await import('../rules/place');

const NOW = Date.parse('2026-07-01T04:00:00Z');

describe('what the map draws', () => {
  it('closes rings and names the grain of the year', () => {
    const year = { year: 2026, grain: 'yes', level: 'standing', cultivated: 'yes' } as const;
    const { areas, middles } = featuresOf([aPlot({ years: [year] }), aPlot({ id: 'bare', boundary: [] })], { now_ms: NOW, rules: null });
    expect(areas.features).toHaveLength(1);
    expect(areas.features[0]!.properties).toEqual({ id: 'p1', number: '0103-0047', grain: 'standing' });
    const [ring] = (areas.features[0]!.geometry as GeoJSON.MultiPolygon).coordinates[0]!;
    expect(ring!.at(0)).toEqual(ring!.at(-1));
    expect(middles.features[0]!.geometry.type).toBe('Point');
  });
  it('may be painted by the watch, which nobody can tell without an edition', () => {
    const { areas } = featuresOf([aPlot()], { now_ms: NOW, rules: null }, 'watch');
    expect(areas.features[0]!.properties.grain).toBe('cannot_tell');
  });
  it('draws accuracy true to scale', () => {
    const place = [107.45, 31.12] as const;
    const { features } = accuracyCircle(place, 20);
    const ring = (features[0]!.geometry as GeoJSON.Polygon).coordinates[0]! as [number, number][];
    expect(measure(place, [[ring.slice(0, -1)]])!.edge_m).toBeCloseTo(20 * Math.cos(Math.PI / 48), 3);
    expect(accuracyCircle(place, null).features).toEqual([]);
    expect(accuracyCircle(null, 4).features).toEqual([]);
  });
  it('asks no other machine for anything', () => {
    expect(JSON.stringify(styleOf())).not.toMatch(/https?:|glyphs|sprite|tiles/);
  });
  it('tells every state by colour and by mark', () => {
    for (const state of PAINTED) expect(JSON.stringify(styleOf())).toContain(`"${state}"`);
  });
});
