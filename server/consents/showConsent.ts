import type { ShownConsent } from '#contracts/http/patientView.ts';
import type { MunicipalityQueries } from '#server/municipalities/municipalityQueries.ts';
import type { ConsentRecord } from './consentModel.ts';

/** Consents with the names of their recipients, the newest first. */
export const showConsents = async (
  consents: readonly ConsentRecord[],
  municipalities: MunicipalityQueries,
): Promise<ShownConsent[]> => {
  const names = await municipalities.names(consents.flatMap(({ recipients }) => recipients));
  return consents
    .toSorted((a, b) => +b.recordedAt - +a.recordedAt)
    .map(({ _id: id, purposes, recipients, anyRecipient, from, until, withdrawn, givenBy }) => ({
      ...{ id, from, until, withdrawn, givenBy },
      purposes: [...purposes],
      recipients: anyRecipient ? null : recipients.map((code) => ({ code, name: names.get(code) ?? code })),
    }));
};
