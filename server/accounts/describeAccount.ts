import type { AccountId } from '#domain/ids.ts';
import { type Day, holdsOn } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { AccountStore } from './accountStore.ts';
import type { CapacityRecord } from './capacityModel.ts';
import type { PositionQueries } from './positionQueries.ts';
import type { SignInQueries } from './signInQueries.ts';

/** Name, the positions of today and their capacities, as the person's own header shows them. */
export const describeAccount =
  (
    store: AccountStore,
    signIn: SignInQueries,
    positions: PositionQueries,
    municipalityNames: (codes: readonly MunicipalityCode[]) => Promise<ReadonlyMap<MunicipalityCode, string>>,
    today: () => Day,
  ) =>
  async (id: AccountId) => {
    const account = await signIn.findById(id);
    if (account === null) return null;
    const day = today();
    const [all, granted] = await Promise.all([
      positions.ofAccount(id),
      store.capacities.find({ account: id }).lean<CapacityRecord[]>(),
    ]);
    const held = granted.filter((each) => holdsOn(each, day));
    const current = all.filter((each) => holdsOn(each, day));
    const names = await municipalityNames([
      ...current.map(({ facilityMunicipality }) => facilityMunicipality),
      ...(account.municipality === null ? [] : [account.municipality]),
    ]);
    const name = (code: MunicipalityCode): string => names.get(code) ?? code;
    return {
      account: {
        id,
        loginName: account.loginName,
        name: account.name,
        kana: account.kana,
        municipality:
          account.municipality === null
            ? null
            : { code: account.municipality as string, name: name(account.municipality) },
        secondFactor: account.totpSecret !== null,
        sample: account.sample,
        ...(account.family && { family: true as const }),
        ...(account.numberSheet !== null && {
          numbersLeft: account.numberSheet.hashes.length - account.numberSheet.used,
        }),
      },
      positions: current.map((each) => ({
        id: each.id,
        facility: {
          id: each.facility,
          name: each.facilityName,
          municipality: name(each.facilityMunicipality),
        },
        profession: each.profession,
        capacities: held
          .filter(({ position }) => position === each.id)
          .map(({ capacity }) => capacity as string),
      })),
      capacities: held.filter(({ position }) => position === null).map(({ capacity }) => capacity as string),
    };
  };
