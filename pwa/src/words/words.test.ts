import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { speak, t } from '.';
import { en as deskEn } from './desk.en';
import { zh as deskZh } from './desk.zh';
import { en } from './en';
import { en as fieldEn } from './field.en';
import { zh as fieldZh } from './field.zh';
import { en as inboxEn } from './inbox.en';
import { zh as inboxZh } from './inbox.zh';
import { en as listsEn } from './lists.en';
import { zh as listsZh } from './lists.zh';
import { en as mapEn } from './map.en';
import { zh as mapZh } from './map.zh';
import { en as problemsEn } from './problems.en';
import { zh as problemsZh } from './problems.zh';
import { en as reviewEn } from './review.en';
import { en as operatorsEn } from './operators.en';
import { zh as operatorsZh } from './operators.zh';
import { zh as reviewZh } from './review.zh';
import { en as rewardsEn } from './rewards.en';
import { zh as rewardsZh } from './rewards.zh';
import { en as roundsEn } from './rounds.en';
import { zh as roundsZh } from './rounds.zh';
import { en as tellEn } from './tell.en';
import { zh as tellZh } from './tell.zh';
import { en as watchEn } from './watch.en';
import { zh as watchZh } from './watch.zh';
import { en as tracksEn } from './tracks.en';
import { zh as tracksZh } from './tracks.zh';
import { en as triageEn } from './triage.en';
import { zh as triageZh } from './triage.zh';
import { en as walkEn } from './walk.en';
import { zh as walkZh } from './walk.zh';
import { en as weekEn } from './week.en';
import { zh as weekZh } from './week.zh';
import { zh } from './zh';

type Catalogue = Record<string, string>;
const PAIRS: [string, Catalogue, Catalogue][] = [
  ['shared', zh, en],
  ['field', fieldZh, fieldEn],
  ['desk', deskZh, deskEn],
  ['map', mapZh, mapEn],
  ['review', reviewZh, reviewEn],
  ['lists', listsZh, listsEn],
  ['watch', watchZh, watchEn],
  ['problems', problemsZh, problemsEn],
  ['inbox', inboxZh, inboxEn],
  ['operators', operatorsZh, operatorsEn],
  ['rewards', rewardsZh, rewardsEn],
  ['rounds', roundsZh, roundsEn],
  ['tell', tellZh, tellEn],
  ['tracks', tracksZh, tracksEn],
  ['triage', triageZh, triageEn],
  ['walk', walkZh, walkEn],
  ['week', weekZh, weekEn],
];
/** A word that is chosen by a number is no fact of its own. */
const facts = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe.each(PAIRS)('the %s sentences', (_, chinese, english) => {
  it('have the same keys and facts in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
    for (const key of Object.keys(chinese)) expect([key, facts(english[key]!)]).toEqual([key, facts(chinese[key]!)]);
  });
});

it.each([['1', '1 row of 2'], [1, '1 row of 2'], [0, '0 rows of 2'], ['1,000', '1,000 rows of 2']])('a word agrees with the number %s', async (count, said) => {
  vi.stubGlobal('document', { documentElement: {} });
  await speak('en', { zh: async () => ({}), en: async () => ({ 'paper.of_plots': '{count} {count|row|rows} of {all}' }) });
  expect(t('paper.of_plots', { count, all: 2 })).toBe(said);
});

it('no sentence for people stands outside the catalogues', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(vue|ts)$/.test(name) && !/\.test\.ts$/.test(name) && !name.startsWith('words'));
  const without_comments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|^\s*\/\/.*$/gm, '').replace(/\s\/\/ .*$/gm, '');
  const guilty = sources.filter((name) => /\p{Script=Han}/u.test(without_comments(readFileSync(join('src', name), 'utf8'))));
  expect(guilty).toEqual([]);
});
