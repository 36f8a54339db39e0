import type { PatientId } from '#domain/ids.ts';
import type { ConsentAttributes } from '#domain/records/patient/consentAttributes.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import type { ConsentRecord } from './consentModel.ts';
import type { ConsentStore } from './consentStore.ts';

/** Published: what other features read of consents. */
export const consentQueries = ({ consents }: ConsentStore) => {
  const ofPatients = (patients: readonly PatientId[]) =>
    consents.find({ patient: { $in: patients } }, {}, readWhole).lean<ConsentRecord[]>();
  const together = readTogether<PatientId, ConsentRecord[]>(async (patients) =>
    Map.groupBy(await ofPatients(patients), ({ patient }) => patient),
  );
  return {
    ofPatients,
    attributesOf: async (patient: PatientId): Promise<readonly ConsentAttributes[]> =>
      ((await together(patient)) ?? []).map(consentAttributes),
  };
};

export type ConsentQueries = ReturnType<typeof consentQueries>;

export const consentAttributes = (record: ConsentRecord): ConsentAttributes => {
  const { _id: id, purposes, recipients, anyRecipient, from, until, withdrawn } = record;
  return { id, purposes, recipients: anyRecipient ? 'any' : recipients, from, until, withdrawn };
};
