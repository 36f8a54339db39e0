import type { Gate } from '#access/gate.ts';
import type { Platform } from '#platform/platform.ts';
import { accountHandlers } from '#server/accounts/accountHandlers.ts';
import { agreementHandlers } from '#server/agreements/agreementHandlers.ts';
import { consentHandlers } from '#server/consents/consentHandlers.ts';
import type { PreviewWithdrawal } from '#server/consents/previewWithdrawal.ts';
import { facilityHandlers, type StatusTelling } from '#server/facilities/facilityHandlers.ts';
import { municipalityHandlers } from '#server/municipalities/municipalityHandlers.ts';
import { patientHandlers } from '#server/patients/patientHandlers.ts';
import { recoveryHandlers } from '#server/recoveries/recoveryHandlers.ts';
import { explainWhy } from '#server/teams/explainWhy.ts';
import { membershipsOf, showTeam } from '#server/teams/showTeam.ts';
import { teamHandlers } from '#server/teams/teamHandlers.ts';
import { tellingHandlers } from '#server/tellings/tellingHandlers.ts';
import type { Directory } from './composeDirectory.ts';
import type { DirectoryCommands } from './composeDirectoryCommands.ts';

/** The HTTP door of the directory: a handler table for each of its route tables. */
export const composeDirectoryHandlers = (
  { clock }: Pick<Platform, 'clock'>,
  { queries, agreements, attributes, stores, tellings }: Directory,
  commands: DirectoryCommands,
  gate: Gate,
  { preview, ...telling }: StatusTelling & { readonly preview: PreviewWithdrawal },
) => {
  const { municipalities, facilities, positions, patients, consents, teams } = queries;
  return {
    municipalities: municipalityHandlers({ clock, agreements, municipalities, ...commands }),
    facilities: facilityHandlers({
      ...{ clock, agreements, facilities, municipalities },
      account: attributes.account,
      ...commands,
      ...telling,
    }),
    accounts: accountHandlers({
      ...{ gate, clock, store: stores.accounts, positions, facilities, names: municipalities.names },
      ...commands,
    }),
    tellings: tellingHandlers(tellings),
    recoveries: recoveryHandlers({
      ...{ clock, store: stores.recoveries, readAccount: attributes.account, names: municipalities.names },
      ...commands,
    }),
    patients: patientHandlers({
      ...{ gate, clock, patients, municipalities, membershipsOf },
      registerPatient: commands.registerPatient,
      showTeam: (patient, day) => showTeam(commands.team, patient, day),
      explainWhy: explainWhy(commands.team),
      patientsOf: teams.currentPatientsOf,
      patientsWithTeam: teams.patientsWithTeam,
    }),
    consents: consentHandlers({
      ...{ gate, preview, consents, patients, municipalities },
      commands: { give: commands.giveConsent, withdraw: commands.withdrawConsent },
    }),
    teams: teamHandlers(commands.team),
    agreements: agreementHandlers({ clock, agreements, municipalities, ...commands }),
  };
};
