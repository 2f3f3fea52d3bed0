/** Every sentence for people comes from here: by key from the catalogues, by code from the server's files. */
import { shallowRef, ref } from 'vue';
import type { Language } from '../store/session';
import type { zh as shared } from './zh';
import type { zh as field } from './field.zh';
import type { zh as desk } from './desk.zh';
import type { zh as map } from './map.zh';
import type { zh as review } from './review.zh';
import type { zh as lists } from './lists.zh';
import type { zh as watch } from './watch.zh';
import type { zh as problems } from './problems.zh';
import type { zh as operators } from './operators.zh';
import type { zh as inbox } from './inbox.zh';
import type { zh as rounds } from './rounds.zh';
import type { zh as walk } from './walk.zh';
import type { zh as week } from './week.zh';
import type { zh as rewards } from './rewards.zh';
import type { zh as tracks } from './tracks.zh';
import type { zh as tell } from './tell.zh';
import type { zh as triage } from './triage.zh';

export type Key =
  | keyof typeof shared
  | keyof typeof field
  | keyof typeof desk
  | keyof typeof map
  | keyof typeof review
  | keyof typeof lists
  | keyof typeof watch
  | keyof typeof problems
  | keyof typeof inbox
  | keyof typeof operators
  | keyof typeof rewards
  | keyof typeof rounds
  | keyof typeof tell
  | keyof typeof tracks
  | keyof typeof triage
  | keyof typeof walk
  | keyof typeof week;
export type Facts = Record<string, unknown>;
/** Families of sentences in server/words/*.json. */
export type CodeKind = 'refusal' | 'finding' | 'clause' | 'import' | 'crop' | (string & {});
type Catalogue = Partial<Record<Key, string>>;
type CodeSentences = Record<string, Record<string, string>>;
export interface Catalogues {
  zh: () => Promise<Catalogue>;
  en: () => Promise<Catalogue>;
  /** Null where the entry shows no sentence by its code and need not load them. */
  codes?: null;
}

const CODES: Record<Language, () => Promise<unknown>> = {
  zh: () => import('../../../server/words/zh.json').then((file) => file.default),
  en: () => import('../../../server/words/en.json').then((file) => file.default),
};

export const language = ref<Language>('zh');
const catalogue = shallowRef<Catalogue>({});
const codes = shallowRef<CodeSentences>({});
let catalogues: Catalogues | undefined;

/** `{count}` is the fact itself; `{count|plot lies|plots lie}` the first of both words where it is 1. */
function fill(sentence: string, facts: Facts): string {
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    if (!(name in facts)) return whole;
    const fact = String(facts[name]);
    return one === undefined ? fact : fact === '1' ? one : many!;
  });
}

/** Sentence of a key in the language in use; `{name}` stands for a fact. Reactive in templates. */
export function t(key: Key, facts: Facts = {}): string {
  return fill(catalogue.value[key] ?? key, facts);
}

/** Sentence of a code of the server, or undefined where the files do not know it (an older app). */
export function sentenceOf(kind: CodeKind, code: string, facts: Facts = {}): string | undefined {
  const sentence = codes.value[kind]?.[code];
  return sentence === undefined ? undefined : fill(sentence, facts);
}

/** Like sentenceOf, and says at least the code where there is no sentence. */
export function tCode(kind: CodeKind, code: string, facts: Facts = {}): string {
  return sentenceOf(kind, code, facts) ?? t('code.unknown', { code });
}

/** Speaks `to` from now on; the entry names the catalogues that its screens need. */
export async function speak(to: Language, from: Catalogues | undefined = catalogues): Promise<void> {
  if (!from) throw new Error('no catalogues');
  catalogues = from;
  catalogue.value = await from[to]();
  language.value = to;
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en';
  if (from.codes === null) return;
  // Codes are needed only once a server has answered: they must not hold up the first picture.
  void CODES[to]().then(
    (sentences) => {
      if (language.value === to) codes.value = sentences as CodeSentences;
    },
    () => undefined,
  );
}
