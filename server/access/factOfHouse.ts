import type { Deed } from '#domain/access/deeds.ts';
import { houseAccount } from '#domain/access/houseAccount.ts';
import type { Act, RecordRef } from '#domain/access/recordRef.ts';
import type { FactId, PatientId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import { newId } from '#platform/newId.ts';
import type { FactRecord } from './factRecord.ts';

interface Done {
  readonly at: Date;
  readonly act: Act | Deed;
  readonly record: RecordRef;
  readonly home: MunicipalityCode | null;
  readonly patient: PatientId;
  readonly purpose: Purpose;
}

/**
 * The fact of a write that nobody asked for: a rule of the house did it, at the time of the rule, in the record's
 * home (DESIGN 1).
 */
export const factOfHouse = ({ at, act, record, home, patient, purpose }: Done): FactRecord => ({
  ...{ _id: newId<FactId>(), at, kind: 'written', act, patient, purpose },
  ...{ account: houseAccount, session: houseAccount, position: null },
  record: { kind: record.kind, id: record.id },
  ...{ object: null, shown: null, times: 1 },
  ...{ from: home, to: home, dataClasses: [], relation: null, allowed: true, code: null },
  ...{ rule: 'WA1', agreement: null, version: null, clause: null },
  ...{ membership: null, consent: null, readOnly: false, crossing: null },
});
