import type { AccountAttributes, ProvisionAttributes } from '#domain/access/attributes.ts';
import { judgeAccess } from '#domain/access/judgeAccess.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { Act } from '#domain/access/recordRef.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import {
  compileSample,
  consent,
  dayOf,
  ichinomiya,
  idOf,
  member,
  nagoya,
  okazaki,
  patientWith,
  person,
  toyohashi,
  toyokawa,
} from './accessRegion.ts';

export const compiled = compileSample();
export const c1 = consent('c1');
export const doctor = person('doctor', toyohashi, '医師');
export const nurse = person('nurse', toyokawa, '訪問看護師');
export const manager = person('manager', okazaki, '介護支援専門員');
export const discharge = person('discharge', nagoya, '退院支援看護師', { hub: idOf('x') });
export const hubNurse: AccountAttributes = {
  ...discharge,
  positions: [{ ...discharge.positions[0]!, hub: 'hub-nagoya' as never }],
};
export const outsider = person('outsider', ichinomiya, '医師');
export const neighbour = person('neighbour', toyohashi, '医師');
export const officer = person('officer', toyohashi, '行政職員', {
  capacities: [
    {
      capacity: 'officer',
      position: idOf('officer-p'),
      municipality: toyohashi,
      facility: null,
      from: dayOf('2020-01-01'),
      until: dayOf('2027-04-01'),
    },
  ],
});
export const team: PatientAttributes = patientWith(
  [
    member(doctor, ['care', 'conference']),
    member(nurse, ['care', 'conference'], { clause: 's1', consent: c1 }),
    member(manager, ['care', 'conference'], { clause: 's2', consent: c1 }),
    member(hubNurse, ['conference', 'admission-discharge'], { clause: 's4', consent: c1 }),
  ],
  [c1],
);
export const channel = (patient = team): RecordAttributes => ({ kind: 'channel', patient });

export const judge = (
  account: AccountAttributes,
  act: Act,
  attributes: RecordAttributes | null,
  more: {
    day?: string;
    agreements?: ReturnType<typeof compileSample>;
    own?: readonly ProvisionAttributes[];
    container?: readonly ProvisionAttributes[];
    acting?: string;
  } = {},
) =>
  judgeAccess({
    account,
    acting: (more.acting ?? account.positions[0]?.id ?? null) as never,
    act,
    attributes,
    day: dayOf(more.day ?? '2026-11-23'),
    compiled: more.agreements ?? compiled,
    provisions: { own: more.own ?? [], container: more.container ?? [] },
  });

export const given = (verdict: ReturnType<typeof judge>) => {
  if (verdict.is !== 'given') throw new Error(`not given: ${JSON.stringify(verdict)}`);
  return verdict;
};
export const refused = (verdict: ReturnType<typeof judge>) => {
  if (verdict.is !== 'refused') throw new Error(`not refused: ${verdict.is}`);
  return verdict;
};
export const listed = (
  first: number,
  last: number | null,
  more: Partial<ProvisionAttributes> = {},
): ProvisionAttributes => ({
  dataClasses: ['post', 'visit-report'],
  firstSeq: first,
  lastSeq: last,
  consent: c1.id,
  agreement: 'sample-wide-area',
  version: 1,
  clause: 's1',
  ...more,
});
