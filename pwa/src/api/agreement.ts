/**
 * Types only: holds src/api/types.ts to the server's contract. The compiler stops where a body that
 * the phone sends no longer fits, or where an answer lacks a field that the phone reads.
 */
import type { components } from './schema';
import type { DeviceRegistered, NonceGiven, DeviceNamed } from './evidence';
import type { Claim, InspectionAnswer, Pack, Seal, SessionAnswer } from './types';

type Schemas = components['schemas'];
type Fits<Given extends Wanted, Wanted> = [Given, Wanted];
/** Fields that the phone reads and the server does not name. */
type Unknown<Read, Said> = Exclude<keyof Read, keyof Said>;
type None<Names extends never> = Names;

export type Agreement = [
  // A seal that is left out is the same as none; the generator knows no member with a default.
  Fits<Claim & { seal: Seal | null }, Schemas['ClaimIn']>,
  None<Unknown<InspectionAnswer, Schemas['InspectionOut']>>,
  None<Unknown<InspectionAnswer['verdict'], Schemas['InspectionOut']['verdict']>>,
  None<Unknown<InspectionAnswer['verdict']['grain'], Schemas['InspectionOut']['verdict']['grain']>>,
  None<Unknown<InspectionAnswer['years'][number], Schemas['InspectionOut']['years'][number]>>,
  None<Unknown<InspectionAnswer['years'][number]['grain'], Schemas['InspectionOut']['years'][number]['grain']>>,
  None<Unknown<InspectionAnswer['receipt'], Schemas['InspectionOut']['receipt']>>,
  None<Unknown<InspectionAnswer['photos'][number], Schemas['InspectionOut']['photos'][number]>>,
  None<Exclude<Unknown<Pack, Schemas['PackOut']>, 'gone'>>,
  None<Unknown<Pack['plots'][number], Schemas['PackOut']['plots'][number]>>,
  None<Unknown<Pack['edition'], Schemas['PackOut']['edition']>>,
  None<Unknown<SessionAnswer, Schemas['SessionOut']>>,
  Fits<DeviceNamed, Schemas['DeviceBody']>,
  None<Unknown<DeviceRegistered, Schemas['RegisteredOut']>>,
  None<Unknown<NonceGiven, Schemas['NonceOut']>>,
];
