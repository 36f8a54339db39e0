import type { AccountId, PositionId } from '#domain/ids.ts';
import { queryGrams } from '#domain/names/nameGrams.ts';
import { type Day, holdsOn } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import type { DescribedPosition } from './describedPosition.ts';
import type { PositionRecord } from './positionModel.ts';

interface SearchedPage {
  /** The last position of the page before. */
  readonly after?: PositionId | null;
  /** So many at most; else all. */
  readonly most?: number;
  /** Whose people come first. */
  readonly first?: MunicipalityCode;
  /** Who may be named at all is asked here, so that a page is full whoever may not. */
  readonly keep?: (person: DescribedPosition) => boolean;
}

/** So many people are described at once. */
const STRIDE = 200;

/**
 * [LI1] People whose name or kana contains what was typed, of any municipality, by their reading. The store finds them all by
 * its index of parts of names, as ids and readings; only those of the page are looked at further, to its end.
 */
export const searchPeople =
  (
    store: AccountStore,
    describe: (records: readonly PositionRecord[]) => Promise<readonly DescribedPosition[]>,
  ) =>
  async (
    query: string,
    municipality: MunicipalityCode | null,
    day: Day,
    { after = null, most = Number.POSITIVE_INFINITY, first, keep = () => true }: SearchedPage = {},
  ): Promise<readonly DescribedPosition[]> => {
    const grams = queryGrams(query);
    if (grams.length === 0 && municipality === null) return [];
    const found = await store.accounts
      .find(
        {
          ...(grams.length === 0 ? {} : { grams: { $all: grams } }),
          ...(municipality === null ? {} : { municipality }),
          state: 'active',
        },
        { kana: 1, municipality: 1 },
      )
      .lean<Pick<AccountRecord, '_id' | 'kana' | 'municipality'>[]>();
    const rank = (each: (typeof found)[number]) => Number(each.municipality !== first);
    const people = found.sort(
      (a, b) => rank(a) - rank(b) || (a.kana < b.kana ? -1 : a.kana > b.kana ? 1 : a._id < b._id ? -1 : 1),
    );
    const last = after === null ? null : await store.positions.findById(after).lean<PositionRecord>();
    // Of somebody who is found no more (renamed, left) nobody knows the place: the page begins anew.
    const begin = Math.max(
      0,
      people.findIndex(({ _id }) => _id === last?.account),
    );
    const page: DescribedPosition[] = [];
    for (let at = begin; at < people.length && page.length < most; at += STRIDE) {
      const order = new Map<AccountId, number>(
        people.slice(at, at + STRIDE).map(({ _id }, place) => [_id, place]),
      );
      const records = await store.positions
        .find({ account: { $in: [...order.keys()] } })
        .lean<PositionRecord[]>();
      const described = await describe(records.filter((each) => holdsOn(each, day)));
      const placeOf = ({ account }: DescribedPosition) => order.get(account) ?? 0;
      const following = described.filter(
        ({ account, id }) => last === null || account !== last.account || id > last._id,
      );
      page.push(...following.filter(keep).sort((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1)));
    }
    return page.length > most ? page.slice(0, most) : page;
  };
