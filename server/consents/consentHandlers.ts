import type { Gate } from '#access/gate.ts';
import type { consentRoutes } from '#contracts/http/consentRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { MunicipalityQueries } from '#server/municipalities/municipalityQueries.ts';
import type { PatientQueries } from '#server/patients/patientQueries.ts';
import type { ConsentCommands } from './consentCommands.ts';
import type { ConsentQueries } from './consentQueries.ts';
import type { PreviewWithdrawal } from './previewWithdrawal.ts';
import { showConsents } from './showConsent.ts';

export interface ConsentDoorParts {
  readonly gate: Gate;
  readonly commands: ConsentCommands;
  readonly preview: PreviewWithdrawal;
  readonly consents: ConsentQueries;
  readonly patients: PatientQueries;
  readonly municipalities: MunicipalityQueries;
}

export const consentHandlers = (parts: ConsentDoorParts): Handlers<typeof consentRoutes> => {
  const { gate, commands, preview, consents, patients, municipalities } = parts;
  const show = async (patient: PatientId) => ({
    consents: await showConsents(await consents.ofPatients([patient]), municipalities),
  });
  return {
    listPatientConsents: async ({ actor, params: { patient } }) => {
      await gate.require(actor, 'read-consents', { kind: 'patient', id: patient });
      return show(patient);
    },
    listConsents: async ({ actor, params: { municipality, patient } }) => {
      const isOwn = (await patients.find(patient))?.home === municipality;
      const about = { patient: isOwn ? patient : null };
      await gate.require(actor, 'list-consents', { kind: 'municipality', id: municipality }, about);
      if (!isOwn) throw new Failure('A-01');
      return show(patient);
    },
    giveConsent: async ({ actor, params: { municipality, patient }, body }) => ({
      consent: await commands.give(actor, municipality, { patient, ...body }),
    }),
    previewWithdrawal: ({ actor, params }) => preview(actor, params.municipality, params.consent),
    withdrawConsent: ({ actor, params }) => commands.withdraw(actor, params.municipality, params.consent),
  };
};
