import type { About } from '#domain/access/about.ts';
import type { Deed } from '#domain/access/deeds.ts';
import type { Act } from '#domain/access/recordRef.ts';
import type { FactId } from '#domain/ids.ts';
import { newId } from '#platform/newId.ts';
import { factOf } from './factOf.ts';
import type { FactRecord } from './factRecord.ts';
import type { Grant } from './gate.ts';

/**
 * The fact of a write, stored in the very document that it records (DESIGN decision 8). It has the form of every
 * other fact, so that the chainer reads one form wherever a fact lies.
 */
export const factOfWrite = (grant: Grant, at: Date, act: Act | Deed, about: About = {}): FactRecord => {
  const { from, to } = grant.ground;
  return {
    _id: newId<FactId>(),
    ...factOf(
      at,
      grant.actor,
      act,
      grant.record,
      grant,
      { from, to, patient: grant.patient },
      grant.crossing,
      about,
    ),
    kind: 'written',
  };
};
