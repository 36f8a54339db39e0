import type { FacilityAttributes } from '#domain/records/facility/facilityAttributes.ts';
import type { Candidate } from '#domain/routing/routeAudience.ts';
import { type Day, holdsOn } from '#domain/vocabulary/days.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import type { PositionRecord } from './positionModel.ts';

/** The people of so many facilities are read at once: two commands for a page, and some milliseconds of deciding. */
const PAGE = 250;
/** A page in one answer: the first of a cursor has 101 documents by default. */
const WHOLE = 100_000;

/** The people in force on a day at some facilities, page by page: by facility as given, then by position. */
export const pagesAt = (store: AccountStore) =>
  async function* (at: readonly FacilityAttributes[], day: Day): AsyncGenerator<readonly Candidate[]> {
    for (let from = 0; from < at.length; from += PAGE) {
      const facilities = new Map(
        at.slice(from, from + PAGE).map((each, order) => [each.id, { ...each, order }]),
      );
      const records = await store.positions
        .find(
          { facility: { $in: [...facilities.keys()] } },
          { account: 1, facility: 1, profession: 1, from: 1, until: 1 },
        )
        .batchSize(WHOLE)
        .lean<PositionRecord[]>();
      const holding = records.filter((each) => holdsOn(each, day));
      const accounts = await store.accounts
        .find(
          { _id: { $in: [...new Set(holding.map(({ account }) => account))] }, state: 'active' },
          { municipality: 1 },
        )
        .batchSize(WHOLE)
        .lean<Pick<AccountRecord, '_id' | 'municipality'>[]>();
      const homes = new Map(accounts.map(({ _id, municipality }) => [_id, municipality]));
      const orderOf = (each: PositionRecord) => facilities.get(each.facility)?.order ?? 0;
      yield holding
        .sort((a, b) => orderOf(a) - orderOf(b) || (a._id < b._id ? -1 : 1))
        .flatMap(({ _id, account, facility, profession }) => {
          const municipality = homes.get(account) ?? null;
          const hub = facilities.get(facility)?.hub ?? null;
          return municipality === null
            ? []
            : [{ account, position: _id, facility, municipality, profession, hub }];
        });
    }
  };
