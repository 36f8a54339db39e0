import type { PatientId } from '#domain/ids.ts';
import type { ConsentFacts } from '#domain/records/patient/consentFacts.ts';
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
    factsOf: async (patient: PatientId): Promise<readonly ConsentFacts[]> =>
      ((await together(patient)) ?? []).map(consentFacts),
  };
};

export type ConsentQueries = ReturnType<typeof consentQueries>;

export const consentFacts = (record: ConsentRecord): ConsentFacts => {
  const { _id: id, purposes, recipients, anyRecipient, from, until, withdrawn } = record;
  return { id, purposes, recipients: anyRecipient ? 'any' : recipients, from, until, withdrawn };
};
