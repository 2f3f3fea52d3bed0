/** What the server could not know about a file: the question to put, and the options to send again. */
import type { Problem } from '../../../api/types';

/** Options of `POST /imports` (docs/protocol.md). */
export interface ImportOptions {
  crs?: string;
  encoding?: string;
  layer?: string;
  fields?: Record<string, string>;
  survey_year?: number;
}

export interface EncodingChoice {
  encoding: string;
  /** Whether every text of the file can be read so. */
  decodes: boolean;
  samples: string[];
}

export type Question =
  | { kind: 'crs'; named: string | null; seen: { east: number; north: number } | null; swapped: boolean; candidates: number[] }
  | { kind: 'encoding'; given: string | null; candidates: EncodingChoice[] }
  | { kind: 'fields'; missing: string[]; seen: string[] }
  | { kind: 'layer'; layers: string[] };

export const ENCODINGS = ['UTF-8', 'GB18030'] as const;
/** Net area: any one of these is enough. */
export const NET_AREA = ['TBDLMJ', 'KCMJ', 'KCXS'] as const;

const FIRST_ZONED = 4513;
const FIRST_PLAIN = 4534;
const ZONES = 21;
const FIRST_ZONE = 25;
const FIRST_MERIDIAN_DEG = 75;

/** Systems that the server takes: degrees, then 3-degree Gauss-Krüger with and without zone number. */
export const SYSTEMS: readonly number[] = [
  4490, 4326,
  ...Array.from({ length: ZONES }, (_, place) => FIRST_PLAIN + place),
  ...Array.from({ length: ZONES }, (_, place) => FIRST_ZONED + place),
];

export type System =
  | { kind: 'cgcs2000' | 'wgs84' | 'other' }
  | { kind: 'zoned' | 'plain'; zone: number; meridian_deg: number };

/** What an EPSG code means. */
export function systemOf(epsg: number): System {
  if (epsg === 4490) return { kind: 'cgcs2000' };
  if (epsg === 4326) return { kind: 'wgs84' };
  const zoned = epsg < FIRST_PLAIN;
  const place = epsg - (zoned ? FIRST_ZONED : FIRST_PLAIN);
  if (place < 0 || place >= ZONES) return { kind: 'other' };
  return { kind: zoned ? 'zoned' : 'plain', zone: FIRST_ZONE + place, meridian_deg: FIRST_MERIDIAN_DEG + 3 * place };
}

/** The number in “EPSG:4545”. */
export const epsgOf = (name: string): number => Number(/(\d+)$/.exec(name)?.[1] ?? NaN);

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The question behind a refusal, or null where it asks nothing. */
export function questionOf({ code, facts }: Problem): Question | null {
  switch (code) {
    case 'import_needs_crs':
      return {
        kind: 'crs', named: textOrNull(facts['named']), seen: (facts['seen'] as { east: number; north: number } | null) ?? null,
        swapped: facts['swapped'] === true, candidates: texts(facts['candidates']).map(epsgOf),
      };
    case 'import_needs_encoding':
      return { kind: 'encoding', given: textOrNull(facts['given']), candidates: (facts['candidates'] ?? []) as EncodingChoice[] };
    case 'import_needs_fields':
      return { kind: 'fields', missing: texts(facts['missing']), seen: texts(facts['seen']) };
    case 'import_needs_layer':
      return { kind: 'layer', layers: texts(facts['layers']) };
    default:
      return null;
  }
}

/** Asked by the person, who saw that the names or the place are wrong. */
export function askAgain(kind: 'crs' | 'encoding'): Question {
  return kind === 'crs'
    ? { kind, named: null, seen: null, swapped: false, candidates: [] }
    : { kind, given: null, candidates: ENCODINGS.map((encoding) => ({ encoding, decodes: true, samples: [] })) };
}

/** Meanings to ask a column for: a missing net area may come from any of three. */
export function meaningsOf(question: Extract<Question, { kind: 'fields' }>): string[] {
  const others = question.missing.filter((meaning) => !(NET_AREA as readonly string[]).includes(meaning));
  return others.length === question.missing.length ? others : [...others, ...NET_AREA];
}

/** What is still to be answered before the file can be sent again. */
export function stillMissing(question: Extract<Question, { kind: 'fields' }>, given: ImportOptions): string[] {
  const fields = given.fields ?? {};
  return question.missing.filter((meaning) => {
    if (meaning === 'SJNF' && given.survey_year !== undefined) return false;
    if ((NET_AREA as readonly string[]).includes(meaning)) return !NET_AREA.some((net) => fields[net]);
    return !fields[meaning];
  });
}

/** Earlier answers stay; empty ones are left out. */
export function withAnswer(options: ImportOptions, answer: ImportOptions): ImportOptions {
  const fields = Object.fromEntries(
    Object.entries({ ...options.fields, ...answer.fields }).filter(([, column]) => column !== ''),
  );
  const all = { ...options, ...answer };
  delete all.fields;
  return Object.keys(fields).length > 0 ? { ...all, fields } : all;
}

/** Degrees to about a metre, metres to the metre: enough to recognise a coordinate by. */
export function coordinateInWords(value: number): string {
  return value.toFixed(Math.abs(value) <= 360 ? 5 : 0);
}
