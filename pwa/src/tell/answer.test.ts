import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { answerTo, leadingZeroBits } from './answer';

const hash = (text: string) => new Uint8Array(createHash('sha256').update(text).digest());

describe('the work that a report costs', () => {
  it.each([
    [[0x80], 0], [[0x40], 1], [[0x01], 7], [[0, 0xff], 8], [[0, 0, 0x10], 19], [[0, 0], 16],
  ])('%j begins with %i zero bits', (bytes, bits) => expect(leadingZeroBits(Uint8Array.from(bytes))).toBe(bits));

  // a challenge of one block of SHA-256 and more: what is hashed once must not be lost
  it.each([['short', 12], ['c'.repeat(63), 10], ['c'.repeat(64), 10], ['a long one, '.repeat(20), 14], ['anything', 0]])('of %j and %i bits is done', (challenge, bits) => {
    const answer = answerTo({ challenge, bits });
    expect(answer).toMatch(/^\d+$/);
    expect(leadingZeroBits(hash(`${challenge}:${answer}`))).toBeGreaterThanOrEqual(bits);
    for (let n = 0; n < Math.min(Number(answer), 50); n += 1) expect(leadingZeroBits(hash(`${challenge}:${n}`))).toBeLessThan(bits);
  });
});
