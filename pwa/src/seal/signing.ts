/** ECDSA on P-256 with SHA-256 by the browser's WebCrypto; needs HTTPS or localhost. */
import { sha256Hex } from '../device/hash';

/** The point as `POST /devices` takes it (RFC 7517). */
export interface PublicKey {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const SCHEME = { name: 'ECDSA', hash: 'SHA-256' };

/** A pair whose private half no script can read, not even this one. */
export function makePair(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
}

/** SHA-256 of the public key's SPKI in DER, lower-case hex. */
export async function keyIdOf(pair: CryptoKeyPair): Promise<string> {
  return sha256Hex(await crypto.subtle.exportKey('spki', pair.publicKey));
}

export async function publicKeyOf(pair: CryptoKeyPair): Promise<PublicKey> {
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  if (!x || !y) throw new Error('a public key without a point');
  return { kty: 'EC', crv: 'P-256', x, y };
}

/** Base64 of the 64 bytes r‖s (IEEE P1363) over the UTF-8 bytes of the text. */
export async function signatureOf(pair: CryptoKeyPair, text: string): Promise<string> {
  const signature = await crypto.subtle.sign(SCHEME, pair.privateKey, new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}

/** Whether the pair signs and its halves belong together. */
export async function signs(pair: CryptoKeyPair): Promise<boolean> {
  const text = new TextEncoder().encode('xuntian');
  const signature = await crypto.subtle.sign(SCHEME, pair.privateKey, text);
  return crypto.subtle.verify(SCHEME, pair.publicKey, signature, text);
}
