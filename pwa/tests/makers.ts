/** Plain values for tests; each takes what the test cares about. */
import type { InspectionAnswer, Observation, Pack, PackPlot } from '../src/api/types';
import { claimOf } from '../src/outbox/claim';
import type { StoredPhoto, Visit } from '../src/store/rows';

export const PHOTO: Omit<StoredPhoto, 'key' | 'visit_id' | 'uploaded' | 'bytes_gone'> = {
  sha256: 'a'.repeat(64),
  size_bytes: 3,
  media_type: 'image/jpeg',
  role: 'overview',
  source: 'camera',
  taken_at: '2026-07-01T02:00:00Z',
  fix: null,
  heading_deg: 45,
  width_px: 1600,
  height_px: 1200,
};

export const SEEN: Observation = {
  cover: 'crop',
  crops: [{ crop: 'rice', stage: 'heading', purpose: 'grain', share_percent: 100 }],
  trees: null,
  plough_layer: 'yes',
  permanent_water: 'no',
  hardened: 'no',
  woody_regrowth: 'no',
  fallow_document: null,
  note: '',
};

export function aPlot(part: Partial<PackPlot> = {}): PackPlot {
  return {
    id: 'p1',
    number: '0103-0047',
    division_code: '511703103207',
    village: '乙湾村',
    place: '王家坡',
    household: '王某',
    land_class: '0101',
    attribute: 'LS',
    basic_farmland: true,
    net_area_mu: '2.31',
    boundary_version: 1,
    boundary: [[[1074500000, 311200000, 3000, 0, 0, 3000]]],
    last_seen_at: null,
    last_crop: null,
    verdict: null,
    years: [],
    ...part,
  };
}

export function aPack(plots: PackPlot[]): Pack {
  return {
    cursor: '7-a', full: true, made_at: '2026-07-01T00:00:00Z', person_id: 'anna',
    edition: { id: '2023.1', effective_from: '2023-01-01', limits: {}, crops: [] }, photo_max_bytes: 30_000_000, plots, gone: [],
  };
}

export function aVisit(part: Partial<Visit> = {}): Visit {
  return {
    id: '01900000-0000-7000-8000-000000000001',
    person_id: 'anna',
    plot_id: 'p1',
    plot_number: '0103-0047',
    plot_label: '乙湾村 王家坡',
    state: 'ready',
    boundary_version: 1,
    edition: '2023.1',
    device: { id: 'd1', app_version: '0.1.0' },
    started_at: '2026-07-01T01:59:00Z',
    finished_at: '2026-07-01T02:01:00Z',
    utc_offset_min: 480,
    fix: null,
    seal: null,
    observation: SEEN,
    photo_keys: [],
    attempts: 0,
    next_try_at: null,
    problem: null,
    answer: null,
    created_at: '2026-07-01T01:59:00Z',
    updated_at: '2026-07-01T02:01:00Z',
    ...part,
  };
}

export function aPhoto(part: Partial<StoredPhoto> = {}): StoredPhoto {
  return { ...PHOTO, key: 'k1', visit_id: aVisit().id, uploaded: false, bytes_gone: false, ...part };
}

export function anAnswer(visit: Visit, { listed }: { listed: string[] }): InspectionAnswer {
  const photos = visit.photo_keys.map((key) => ({ ...PHOTO, key, visit_id: visit.id, uploaded: true, bytes_gone: false }));
  return {
    id: visit.id,
    plot_id: visit.plot_id,
    person_id: visit.person_id,
    person_name: '安',
    received_at: '2026-07-01T03:00:00Z',
    finished_at: visit.finished_at ?? '',
    late: false,
    claim_sha256: 'c'.repeat(64),
    claim: claimOf(visit, photos),
    photos: photos.map((photo) => ({ sha256: photo.sha256, role: photo.role, state: 'kept' as const, position: null })),
    verdict: {
      edition: '2023.1',
      judged_at: '2026-07-01T03:00:00Z',
      position: { class: 'inside', distance_m: 0, edge_m: 9, boundary_version: 1, nearest: [], looks_in: 'yes' },
      cultivated: { answer: 'yes', clause: 'b4', row: 1 },
      farmable: { answer: 'yes', clause: 'b4', row: 1 },
      grain: { answer: 'yes', clause: 'c1', level: 'standing', year: 2026, crops: ['rice'], share_percent: 100 },
      land_class: '0101',
      attribute: 'LS',
      findings: [],
      owed_photos: [],
    },
    years: [
      {
        year: 2026,
        cultivated: { answer: 'yes', clause: 'b4', inspections: [visit.id] },
        grain: { answer: 'yes', clause: 'c1', level: 'standing', share_percent: 100, inspections: [visit.id] },
        missing: [],
        edition: '2023.1',
      },
    ],
    rivals: [],
    receipt: { claim_sha256: 'c'.repeat(64), photos: listed, received_at: '2026-07-01T03:00:00Z' },
  };
}
