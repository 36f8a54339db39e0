import type { FactId } from '#domain/ids.ts';
import { newId } from '#platform/newId.ts';
import { factOf } from './factOf.ts';
import type { FactRecord } from './factRecord.ts';
import type { Grant } from './gate.ts';
import type { ProvisionGround } from './provisionGround.ts';

interface Provided {
  readonly grant: Grant;
  readonly act: 'list' | 'read';
  readonly ground: ProvisionGround;
  readonly at: Date;
  readonly shown: NonNullable<FactRecord['shown']>;
}

/** The fact of what is given across a border: under which clause and consent, of which classes, which numbers (AU11). */
export const factOfProvision = (
  kind: FactRecord['kind'],
  { grant, act, ground, at, shown }: Provided,
): FactRecord => {
  const { from, to } = grant.ground;
  const { dataClasses, agreement, version, clause, consent, membership } = ground;
  const ends = { from, to, patient: grant.patient };
  return {
    ...factOf(at, grant.actor, act, grant.record, grant, ends, grant.crossing),
    ...{ _id: newId<FactId>(), kind, shown },
    ...{ dataClasses: [...dataClasses], agreement, version, clause, consent, membership },
  };
};
