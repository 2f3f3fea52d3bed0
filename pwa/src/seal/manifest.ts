/** What a phone signs of a record (docs/protocol.md, Seal, keys, nonces). */
import type { Claim, Seal } from '../api/types';
import { canonical } from './canonical';

export const MANIFEST_FORMAT = 'xuntian-manifest-1';

export type Sealing = Omit<Seal, 'signature'> & {
  /** Of the inspection. */
  id: string;
  /** The body without its seal. */
  claim: Omit<Claim, 'seal'>;
};

/** The text whose UTF-8 bytes are signed. */
export function manifestOf({ id, claim, key_id, nonce, signed_at }: Sealing): string {
  return canonical({ format: MANIFEST_FORMAT, id, claim, key_id, nonce, signed_at });
}
