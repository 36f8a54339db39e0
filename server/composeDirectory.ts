import type { Revocations } from '#access/revocations.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Platform } from '#platform/platform.ts';
import { openAccountStore } from './accounts/accountStore.ts';
import { describeAccount } from './accounts/describeAccount.ts';
import { foundingCommands } from './accounts/foundingCommands.ts';
import { positionQueries } from './accounts/positionQueries.ts';
import { readAccountFacts } from './accounts/readAccountFacts.ts';
import { signInCommands } from './accounts/signInCommands.ts';
import { signInQueries } from './accounts/signInQueries.ts';
import { makeOffice } from './facilities/facilityCommands.ts';
import { facilityQueries } from './facilities/facilityQueries.ts';
import { openFacilityStore } from './facilities/facilityStore.ts';
import { insertMunicipality } from './municipalities/makeMunicipality.ts';
import { municipalityQueries } from './municipalities/municipalityQueries.ts';
import { openMunicipalityStore } from './municipalities/municipalityStore.ts';

/** Municipalities, facilities, accounts: what signing in and the gate stand on, made before both. */
export const composeDirectory = async ({ db, clock }: Platform, { commit }: Pick<Revocations, 'commit'>) => {
  const facilityStore = await openFacilityStore(db);
  const municipalityStore = await openMunicipalityStore(db);
  const store = await openAccountStore(db);
  const facilities = facilityQueries(facilityStore);
  const municipalities = municipalityQueries(municipalityStore);
  const positions = positionQueries(store, facilities);
  const readAccount = readAccountFacts(store, facilities.factsOf);
  const queries = signInQueries(store);
  const today = () => tokyoDay(clock.now());
  const officeOf = async (municipality: MunicipalityCode) =>
    (await facilities.search({ municipalities: [municipality], kinds: ['市区町村'], limit: 1 }))[0]?._id ??
    null;
  return {
    ...{ facilities, municipalities, positions, readAccount },
    isEmpty: queries.isEmpty,
    /** What sessions need of accounts. */
    signIn: {
      ...queries,
      ...signInCommands(store, commit),
      describe: describeAccount(store, queries, positions, municipalities.names, today),
    },
    founding: foundingCommands({
      ...{ commit, clock, store, readAccount, officeOf },
      insertMunicipality: insertMunicipality(municipalityStore, clock, makeOffice(facilityStore)),
    }),
  };
};
