import type { Grant } from '#access/gate.ts';
import type { FamilyAddressee } from '#domain/records/familyRoom/familyVocabulary.ts';
import { sideOf } from './sideOf.ts';

/** [FA6] What is written to the doctor is for its readers alone, and for the family. */
export const readsAddressee = (grant: Grant, to: FamilyAddressee): boolean =>
  to === 'team' || sideOf(grant) === 'family' || grant.acts.includes('read-to-doctor');
