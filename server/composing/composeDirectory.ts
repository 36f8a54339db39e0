import { commandFacts } from '#access/commandFacts.ts';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Revocations } from '#access/revocations.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Platform } from '#platform/platform.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import { openAccountStore } from '#server/accounts/accountStore.ts';
import { carryOutLeavings } from '#server/accounts/carryOutLeavings.ts';
import { describeAccount } from '#server/accounts/describeAccount.ts';
import { foundingCommands } from '#server/accounts/foundingCommands.ts';
import { positionQueries } from '#server/accounts/positionQueries.ts';
import { readAccountAttributes } from '#server/accounts/readAccountAttributes.ts';
import { signInCommands } from '#server/accounts/signInCommands.ts';
import { signInQueries } from '#server/accounts/signInQueries.ts';
import { openAgreementRegistry } from '#server/agreements/agreementRegistry.ts';
import { AgreementCompiler } from '#server/agreements/compiler/agreementCompiler.ts';
import { consentQueries } from '#server/consents/consentQueries.ts';
import { openConsentStore } from '#server/consents/consentStore.ts';
import { makeOffice } from '#server/facilities/facilityCommands.ts';
import { facilityQueries } from '#server/facilities/facilityQueries.ts';
import { openFacilityStore } from '#server/facilities/facilityStore.ts';
import { importShippedAreas } from '#server/municipalities/importAreas.ts';
import { insertMunicipality, makeMunicipality } from '#server/municipalities/makeMunicipality.ts';
import { municipalityQueries } from '#server/municipalities/municipalityQueries.ts';
import { openMunicipalityStore } from '#server/municipalities/municipalityStore.ts';
import { patientQueries } from '#server/patients/patientQueries.ts';
import { openPatientStore } from '#server/patients/patientStore.ts';
import { openRecoveryStore } from '#server/recoveries/recoveryStore.ts';
import { followPositions } from '#server/teams/followPositions.ts';
import { teamQueries } from '#server/teams/teamQueries.ts';
import { openTeamStore } from '#server/teams/teamStore.ts';
import { openTellings } from '#server/tellings/tellings.ts';

/** The gate's readers that the directory answers. */
export type DirectoryAttributes = Pick<
  AttributeReaders,
  'account' | 'facility' | 'patient' | 'patientOfChannel' | 'office'
>;

/**
 * The directory (municipalities, agreements, facilities, accounts, patients, consents, teams) without the gate: stores,
 * published queries, the gate's attributes, and what sign-in and an empty house need before anybody can be judged.
 * `composeDirectoryCommands` adds the use cases behind the gate, `composeDirectoryHandlers` their HTTP door.
 */
export const composeDirectory = async (
  { db, clock, lifecycle }: Pick<Platform, 'db' | 'clock' | 'lifecycle'>,
  revocations: Pick<Revocations, 'onRevoked'> & { commit: CommitRevocable },
  secrets: Secrets,
) => {
  const { commit } = revocations;
  const stores = {
    municipalities: await openMunicipalityStore(db),
    facilities: await openFacilityStore(db),
    accounts: await openAccountStore(db),
    patients: await openPatientStore(db),
    consents: await openConsentStore(db),
    teams: await openTeamStore(db),
    recoveries: await openRecoveryStore(db),
  };
  await importShippedAreas(stores.municipalities);

  const municipalities = municipalityQueries(stores.municipalities);
  const compiler = new AgreementCompiler();
  lifecycle.opened('agreement compiler', () => compiler.close());
  const agreements = await openAgreementRegistry(
    db,
    municipalities.areas,
    revocations.onRevoked,
    compiler,
    () => tokyoDay(clock.now()),
  );
  const facilities = facilityQueries(stores.facilities);
  const positions = positionQueries(stores.accounts, facilities);
  const today = () => tokyoDay(clock.now());
  const signIn = signInQueries(stores.accounts, today);
  const consents = consentQueries(stores.consents);
  const teams = teamQueries(stores.teams);
  const patients = patientQueries(
    stores.patients,
    { consentsOf: consents.attributesOf, membershipsOf: teams.attributesOf },
    revocations.onRevoked,
  );

  const readAccount = readAccountAttributes(stores.accounts, facilities.attributesOf);
  const attributes: DirectoryAttributes = {
    // The gate reads an account first of all: a node that is told of a new agreement judges with it or not at all.
    account: async (id) => {
      await agreements.settled();
      return readAccount(id);
    },
    facility: facilities.attributes,
    patient: patients.attributes,
    patientOfChannel: patients.attributesOfChannel,
    office: municipalities.office,
  };

  const tellings = await openTellings({ db, clock, readAccount, names: municipalities.names });
  const record = commandFacts(db, clock);
  const officeOf = async (code: MunicipalityCode) =>
    (await facilities.search({ municipalities: [code], kinds: ['市区町村'], limit: 1 }))[0]?._id ?? null;
  const insert = insertMunicipality(stores.municipalities, clock, makeOffice(stores.facilities));
  const { prepareOfficer, ...founding } = foundingCommands({
    commit,
    clock,
    store: stores.accounts,
    secrets,
    readAccount,
    officeOf,
    office: municipalities.office,
    insertMunicipality: insert,
    record,
    tell: tellings.tell,
  });
  const describe = describeAccount(stores.accounts, signIn, positions, municipalities.names, today);
  return {
    stores,
    secrets,
    attributes,
    agreements,
    tellings,
    record,
    officeOf,
    queries: { municipalities, facilities, positions, signIn, consents, teams, patients },
    /** What server/sessions asks for. */
    sessionAccounts: { ...signIn, describe, ...signInCommands(stores.accounts, commit, secrets) },
    /** For an officer made by the operator and a second person (server/recoveries). */
    prepareOfficer,
    /** [RI14] A sweep of the worker. */
    carryOutLeavings: carryOutLeavings({
      ...{ store: stores.accounts, commit, clock, follow: followPositions(stores.teams) },
    }),
    founding: {
      ...founding,
      makeMunicipality: makeMunicipality({ commit, clock, readAccount, insert, record }),
    },
  };
};

export type Directory = Awaited<ReturnType<typeof composeDirectory>>;
