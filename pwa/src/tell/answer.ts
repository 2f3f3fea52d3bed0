/** The little work that each report costs, so that a machine cannot send thousands. Pure. */
import { sha256 } from '@noble/hashes/sha2.js';

export interface Work {
  challenge: string;
  /** How many leading bits of the hash must be zero. */
  bits: number;
}

export function leadingZeroBits(hash: Uint8Array): number {
  const at = hash.findIndex((byte) => byte !== 0);
  return at === -1 ? 8 * hash.length : 8 * at + Math.clz32(hash[at]!) - 24;
}

/** The least n whose SHA-256 of `challenge:n` begins with so many zeros, as decimal digits. */
export function answerTo({ challenge, bits }: Work): string {
  const begun = sha256.create().update(new TextEncoder().encode(`${challenge}:`));
  const trial = sha256.create();
  const hash = new Uint8Array(trial.outputLen);
  const digits = new Uint8Array(16);
  for (let n = 0; ; n += 1) {
    begun._cloneInto(trial);
    trial.update(digits.subarray(writeDigits(n, digits))).digestInto(hash);
    if (leadingZeroBits(hash) >= bits) return String(n);
  }
}

/** Writes n at the end of `into`; where it begins. A string for each number would be most of the work. */
function writeDigits(n: number, into: Uint8Array): number {
  let at = into.length;
  let rest = n;
  do {
    at -= 1;
    into[at] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  } while (rest > 0);
  return at;
}
