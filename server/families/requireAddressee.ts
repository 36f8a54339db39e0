import type { Grant } from '#access/gate.ts';
import type { FamilyAddressee } from '#domain/records/familyRoom/familyVocabulary.ts';
import { Failure } from '#platform/failure.ts';
import { readsAddressee } from './readsAddressee.ts';

/** A-06 for one of the team who does not read what is written to the doctor. */
export const requireAddressee = (grant: Grant, to: FamilyAddressee): void => {
  if (!readsAddressee(grant, to)) throw new Failure('A-06', { reason: 'not-given' });
};
