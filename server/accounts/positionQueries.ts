import type { AccountId, FacilityId, PositionId } from '#domain/ids.ts';
import { type Day, holdsOn } from '#domain/vocabulary/days.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import type { FacilityQueries } from '#server/facilities/facilityQueries.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import { asWritten } from './asWritten.ts';
import type { DescribedPosition } from './describedPosition.ts';
import { pagesAt } from './pagesAt.ts';
import type { PositionRecord } from './positionModel.ts';
import { positionAttributes } from './readAccountAttributes.ts';
import { searchPeople } from './searchPeople.ts';

/** Published: what other features read of people and their positions. */
export const positionQueries = (store: AccountStore, facilities: FacilityQueries) => {
  const describe = async (records: readonly PositionRecord[]): Promise<readonly DescribedPosition[]> => {
    const [accounts, at] = await Promise.all([
      store.accounts
        .find(
          { _id: { $in: [...new Set(records.map(({ account }) => account))] } },
          { name: 1, kana: 1, municipality: 1, state: 1, formerNames: 1 },
          readWhole,
        )
        .lean<AccountRecord[]>(),
      facilities.find(records.map(({ facility }) => facility)),
    ]);
    const people = new Map(accounts.map((account) => [account._id, account]));
    const attributes = new Map(
      [...at].map(([id, { municipality, hub }]) => [id, { id, municipality, hub }] as const),
    );
    return records.flatMap((record) => {
      const person = people.get(record.account);
      const position = positionAttributes(record, attributes);
      if (person === undefined || position === null) return [];
      const { name, kana, municipality, state } = person;
      const facilityName = at.get(record.facility)?.name ?? '';
      const former = { names: person.formerNames ?? [], professions: record.formerProfessions ?? [] };
      return [{ ...position, name, kana, municipality, facilityName, left: state === 'left', former }];
    });
  };

  const position = readTogether<PositionId, DescribedPosition>(async (ids) => {
    const records = await store.positions.find({ _id: { $in: ids } }, {}, readWhole).lean<PositionRecord[]>();
    return new Map((await describe(records)).map((each) => [each.id, each]));
  });

  return {
    /** Also of positions that have ended: what was done in them keeps its name. */
    positions: async (ids: readonly PositionId[]): Promise<ReadonlyMap<PositionId, DescribedPosition>> => {
      const found = await Promise.all([...new Set(ids)].map(position));
      return new Map(found.flatMap((each) => (each === null ? [] : [[each.id, each]])));
    },
    position,
    ofAccount: async (account: AccountId) =>
      describe(await store.positions.find({ account }).lean<PositionRecord[]>()),
    ofAccounts: async (accounts: readonly AccountId[]) =>
      describe(await store.positions.find({ account: { $in: accounts } }).lean<PositionRecord[]>()),
    pagesAt: pagesAt(store),
    /** Which of these hold no more on that day: ended, not there, or of a person who has left. */
    endedAmong: async (ids: readonly PositionId[], day: Day): Promise<readonly PositionId[]> => {
      const found = await store.positions
        .find({ _id: { $in: [...ids] } }, { account: 1, from: 1, until: 1 })
        .lean<PositionRecord[]>();
      const here = found.filter((each) => holdsOn(each, day));
      const gone = await store.accounts
        .find({ _id: { $in: [...new Set(here.map(({ account }) => account))] }, state: 'left' }, { _id: 1 })
        .lean<Pick<AccountRecord, '_id'>[]>();
      const left = new Set(gone.map(({ _id }) => _id));
      const holding = new Set(here.filter(({ account }) => !left.has(account)).map(({ _id }) => _id));
      return ids.filter((id) => !holding.has(id));
    },
    /** Who works at a facility on that day or later. */
    atFacility: async (facility: FacilityId, day: Day) =>
      (await describe(await store.positions.find({ facility }).lean<PositionRecord[]>())).filter(
        (each) => !each.left && (each.until === null || day < each.until),
      ),
    /** [RI11] Of each person the name at a moment; null: now. */
    personNames: async (
      ids: readonly AccountId[],
    ): Promise<ReadonlyMap<AccountId, (at: Date | null) => string>> => {
      const found = await store.accounts
        .find({ _id: { $in: [...new Set(ids)] } }, { name: 1, kana: 1, formerNames: 1 })
        .lean<AccountRecord[]>();
      return new Map(
        found.map(({ _id, name, kana, formerNames: names = [] }) => {
          const person = { name, kana, profession: '', former: { names, professions: [] } };
          return [_id, (at) => (at === null ? name : asWritten(person, at).name)];
        }),
      );
    },
    searchPeople: searchPeople(store, describe),
  };
};

export type PositionQueries = ReturnType<typeof positionQueries>;
