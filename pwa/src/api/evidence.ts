/** The device key made known, and the nonce that a visit binds in. */
import type { PublicKey } from '../seal/signing';
import { ask } from './http';

const JSON_BODY = { 'Content-Type': 'application/json' };

export interface DeviceNamed {
  device_id: string;
  name: string;
  public_key: PublicKey;
}

export interface DeviceRegistered {
  key_id: string;
  registered_at: string;
  /** An officer or the person has stopped the key. */
  revoked_at: string | null;
}

/** Registers the key, or gives the stored answer where it is known. Throws Refused or Unreachable. */
export async function registerDevice(token: string, device: DeviceNamed): Promise<DeviceRegistered> {
  const response = await ask('devices', { method: 'POST', token, headers: JSON_BODY, body: JSON.stringify(device) });
  return (await response.json()) as DeviceRegistered;
}

export interface NonceGiven {
  nonce: string;
  expires_at: string;
}

export interface FreshNonce {
  nonce: string;
  /** For how long it may be signed with from now on, milliseconds. */
  good_ms: number;
}

/** A nonce of the person whose token it is. Throws Refused or Unreachable. */
export async function requestNonce(token: string): Promise<FreshNonce> {
  const response = await ask('nonces', { method: 'POST', token, timeout_ms: 20_000 });
  const { nonce, expires_at } = (await response.json()) as NonceGiven;
  // Both by the server's clock: the phone's own may be off by more than a nonce lives.
  const now = Date.parse(response.headers.get('Date') ?? '');
  return { nonce, good_ms: Date.parse(expires_at) - (Number.isNaN(now) ? Date.now() : now) };
}
