import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SECRET_WORDS } from './secretWords';

/** What an ear in Sichuan does not tell apart. */
function heard(sound: string): string {
  return sound
    .replace(/zh/g, 'z').replace(/ch/g, 'c').replace(/sh/g, 's')
    .replace(/(^|[aeiou]|n(?=n)|g)n(?=[aeiou])/g, '$1l')
    .replace(/hu(?=[aeiou])/g, 'f').replace(/hu/g, 'fu')
    .replace(/([aei])ng/g, '$1n');
}
const words = SECRET_WORDS.map(({ word }) => word);

describe('the secret words', () => {
  it('are 256, so that a byte is a word', () => expect(new Set(words).size).toBe(256));
  it('have two characters each', () => expect(words.filter((word) => !/^\p{Script=Han}{2}$/u.test(word))).toEqual([]));
  it('share no first and no last character', () => {
    expect(new Set(words.map((word) => word[0])).size).toBe(256);
    expect(new Set(words.map((word) => word[1])).size).toBe(256);
  });
  it('sound like nothing else in the list', () => {
    const sounds = SECRET_WORDS.map(({ sound }) => sound);
    expect(sounds.filter((sound) => !/^[a-z]{3,12}$/.test(sound))).toEqual([]);
    const seen = new Map<string, string>();
    const alike = SECRET_WORDS.flatMap(({ word, sound }) => {
      const other = seen.get(heard(sound));
      seen.set(heard(sound), word);
      return other ? [`${other} ${word}`] : [];
    });
    expect(alike).toEqual([]);
  });
  it('keep their places, for the sake of receipts that were given out', () => {
    expect(createHash('sha256').update(words.join(' ')).digest('hex')).toBe('1520134b9bb238e5fceb6fdd1c4120ca376f3b77231db914487f99ae5e99304a');
  });
});
