import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { Platform } from '#platform/platform.ts';
import { accountCommands } from '#server/accounts/accountCommands.ts';
import { keepManaged } from '#server/accounts/keepManaged.ts';
import { importAgreement } from '#server/agreements/importAgreement.ts';
import { consentCommands } from '#server/consents/consentCommands.ts';
import { facilityCommands } from '#server/facilities/facilityCommands.ts';
import { registerPatient } from '#server/patients/registerPatient.ts';
import { recoveryCommands } from '#server/recoveries/recoveryCommands.ts';
import { oneTimeLinks } from '#server/sessions/oneTimeLinks.ts';
import { endMembership, endMembershipByOffice } from '#server/teams/endMembership.ts';
import { followPositions } from '#server/teams/followPositions.ts';
import { invite } from '#server/teams/invite.ts';
import { startTeam } from '#server/teams/startTeam.ts';
import type { TeamParts } from '#server/teams/teamParts.ts';
import type { Directory } from './composeDirectory.ts';

/** The use cases behind the gate; the doors, the sample region and the tests all call these same ones. */
export const composeDirectoryCommands = (
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  directory: Directory,
  { gate, commit }: { gate: Gate; commit: CommitRevocable },
) => {
  const { stores, queries, agreements, attributes, secrets, record, tellings, officeOf } = directory;
  const { makePasswordLink } = oneTimeLinks({ db, clock });
  const team: TeamParts = {
    gate,
    commit,
    clock,
    store: stores.teams,
    ...queries,
    agreements,
    account: attributes.account,
    tell: tellings.tell,
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
      ...{ gate, commit, clock, store: stores.accounts, positions: queries.positions, secrets },
      ...{ makePasswordLink, follow: followPositions(stores.teams), office: attributes.office },
      tell: tellings.tell,
      keepManaged: keepManaged(stores.accounts, () => tokyoDay(clock.now()), attributes.office),
    }),
    ...facilityCommands({ gate, commit, clock, store: stores.facilities }),
    registerPatient: registerPatient({ gate, commit, clock, store: stores.patients }),
    giveConsent: consents.give,
    withdrawConsent: consents.withdraw,
    importAgreement: importAgreement({ gate, commit, clock, db, registry: agreements }),
    startTeam: startTeam(team),
    invite: invite(team),
    endMembership: endMembership(team),
    endMembershipByOffice: endMembershipByOffice(team),
    ...recoveryCommands({
      ...{ gate, commit, clock, store: stores.recoveries, officeOf, makePasswordLink, record },
      ...{
        readAccount: attributes.account,
        signIn: queries.signIn,
        prepareOfficer: directory.prepareOfficer,
      },
      tell: tellings.tell,
    }),
  };
};

export type DirectoryCommands = ReturnType<typeof composeDirectoryCommands>;
