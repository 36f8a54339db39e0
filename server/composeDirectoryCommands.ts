import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { Platform } from '#platform/platform.ts';
import { accountCommands } from './accounts/accountCommands.ts';
import { keepManaged } from './accounts/keepManaged.ts';
import { importAgreement } from './agreements/importAgreement.ts';
import type { Directory } from './composeDirectory.ts';
import { consentCommands } from './consents/consentCommands.ts';
import { facilityCommands } from './facilities/facilityCommands.ts';
import { registerPatient } from './patients/registerPatient.ts';
import { recoveryCommands } from './recoveries/recoveryCommands.ts';
import { oneTimeLinks } from './sessions/oneTimeLinks.ts';
import { endMembership, endMembershipByOffice } from './teams/endMembership.ts';
import { followPositions } from './teams/followPositions.ts';
import { invite } from './teams/invite.ts';
import { startTeam } from './teams/startTeam.ts';
import type { TeamNeeds } from './teams/teamNeeds.ts';

/** The use cases behind the gate; the doors, the sample region and the tests all call these same ones. */
export const composeDirectoryCommands = (
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  directory: Directory,
  { gate, commit }: { gate: Gate; commit: CommitRevocable },
) => {
  const { stores, queries, agreements, attributes, secrets, record, tellings, officeOf } = directory;
  const { makePasswordLink } = oneTimeLinks({ db, clock });
  const team: TeamNeeds = {
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
