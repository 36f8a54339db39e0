import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import type { Platform } from '#platform/platform.ts';
import { accountCommands } from '#server/accounts/accountCommands.ts';
import { importAgreement } from '#server/agreements/importAgreement.ts';
import { consentCommands } from '#server/consents/consentCommands.ts';
import { facilityCommands } from '#server/facilities/facilityCommands.ts';
import { registerPatient } from '#server/patients/registerPatient.ts';
import { oneTimeLinks } from '#server/sessions/oneTimeLinks.ts';
import { endMembership } from './endMembership.ts';
import { invite, startTeam } from './invite.ts';
import type { Directory } from './openDirectory.ts';
import type { TeamNeeds } from './teamNeeds.ts';

/** The use cases behind the gate; the doors, the sample region and the tests all call these same ones. */
export const directoryCommands = (
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  directory: Directory,
  { gate, commit }: { gate: Gate; commit: CommitRevocable },
) => {
  const { stores, queries, agreements, facts } = directory;
  const team: TeamNeeds = {
    gate,
    commit,
    clock,
    store: stores.teams,
    ...queries,
    agreements,
    account: facts.account,
  };
  const consents = consentCommands({
    gate,
    commit,
    clock,
    store: stores.consents,
    homeOf: async (patient) => (await queries.patients.find(patient))?.home ?? null,
  });
  return {
    team,
    ...directory.founding,
    ...accountCommands({
      ...{ gate, commit, clock, store: stores.accounts, positions: queries.positions },
      makePasswordLink: oneTimeLinks({ db, clock }).makePasswordLink,
    }),
    ...facilityCommands({ gate, clock, store: stores.facilities }),
    registerPatient: registerPatient({ gate, commit, clock, store: stores.patients }),
    giveConsent: consents.give,
    withdrawConsent: consents.withdraw,
    importAgreement: importAgreement({ gate, commit, clock, db, registry: agreements }),
    startTeam: startTeam(team),
    invite: invite(team),
    endMembership: endMembership(team),
  };
};

export type DirectoryCommands = ReturnType<typeof directoryCommands>;
