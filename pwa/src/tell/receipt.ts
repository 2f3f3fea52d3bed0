/**
 * The receipt: a code that the server knows and a secret that only its holder has. Both are made here, and of the
 * secret nothing but a hash of a key that is slow to derive ever leaves the phone (docs/tipoffs.md).
 */
import { sha256Hex } from '../device/hash';
import { SECRET_WORDS, type SecretWord } from '../words/secretWords';

export interface Receipt {
  /** Ten digits. */
  code: string;
  /** 64 bits in lower-case hex; each byte is the place of a word. */
  secret: string;
}

export const CODE_DIGITS = 10;
export const SECRET_LENGTH = 8;
/** [P] About a third of a second on a slow phone; each guess at 64 bits costs a thief as much. */
const ROUNDS = 200_000;
const FRAGMENT = /^#r=(\d{10})\.([0-9a-f]{16})$/;

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export function newReceipt(): Receipt {
  const digits: number[] = [];
  while (digits.length < CODE_DIGITS) {
    // 250 and above would make some digits likelier than others
    digits.push(...[...crypto.getRandomValues(new Uint8Array(16))].filter((byte) => byte < 250).map((byte) => byte % 10));
  }
  return { code: digits.slice(0, CODE_DIGITS).join(''), secret: hex(crypto.getRandomValues(new Uint8Array(SECRET_LENGTH))) };
}

export function wordsOf(secret: string): SecretWord[] {
  return Array.from({ length: SECRET_LENGTH }, (_, at) => SECRET_WORDS[parseInt(secret.slice(2 * at, 2 * at + 2), 16)]!);
}

/** Null unless they are eight words of the list. */
export function secretOf(words: readonly string[]): string | null {
  const places = words.map((said) => SECRET_WORDS.findIndex(({ word }) => word === said));
  if (places.length !== SECRET_LENGTH || places.includes(-1)) return null;
  return hex(Uint8Array.from(places));
}

/** “123 456 7890”: three groups are read aloud without losing one's place. */
export function grouped(code: string): string {
  return [code.slice(0, 3), code.slice(3, 6), code.slice(6)].filter(Boolean).join(' ');
}

/** The last part of an address is never sent to a server, nor named to the next page. */
export function linkOf({ code, secret }: Receipt, origin: string): string {
  return `${origin}/tell#r=${code}.${secret}`;
}

export function receiptIn(fragment: string): Receipt | null {
  const found = FRAGMENT.exec(fragment);
  return found && { code: found[1]!, secret: found[2]! };
}

/** Hex of the key and of its SHA-256; needs a secure page (HTTPS). */
export async function keyOf({ code, secret }: Receipt): Promise<{ key: string; key_sha256: string }> {
  const bytes = new TextEncoder();
  const said = bytes.encode(wordsOf(secret).map(({ word }) => word).join(' ').normalize('NFC'));
  const words = await crypto.subtle.importKey('raw', said, 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes.encode(`xuntian-tell:${code}`), iterations: ROUNDS };
  const key = await crypto.subtle.deriveBits(how, words, 256);
  return { key: hex(new Uint8Array(key)), key_sha256: await sha256Hex(key) };
}
