import type { Model } from 'mongoose';
import { type ChainFilter, where } from './chainFilter.ts';
import type { StoredRecord } from './chainModel.ts';

/** Records of one page. */
export const pageSize = 50;
/** So many records are looked at in one stretch of time; where there are more, the stretch is made shorter. */
const bound = 1_000;
const hourMs = 3_600_000;
const step = 8;

interface Asked {
  readonly municipality: string;
  readonly filter: ChainFilter;
  /** The last record of the page before this one. */
  readonly before: Pick<StoredRecord, 'n' | 'at'> | null;
  /** No record of this chain is later. */
  readonly latest: Date;
}

type Place = Pick<StoredRecord, 'n' | 'at'>;
const newestFirst = (a: Place, b: Place): number => +b.at - +a.at || b.n - a.n;

/**
 * The newest records first, by their own times (a chain has facts in the order in which they were found). The store
 * reads a whole index range before it cuts it (ADR 1), so stretches of time are asked for, each by an index: short
 * ones first, longer ones while little is found, shorter ones again where too much is.
 */
export const readNewest = async (
  model: Model<StoredRecord>,
  { municipality, filter, before, latest }: Asked,
): Promise<{ records: StoredRecord[]; more: boolean }> => {
  const floor = +(filter.from ?? 0);
  const found: Place[] = [];
  let end = Math.min(+(filter.until ?? latest), before === null ? Number.MAX_SAFE_INTEGER : +before.at + 1);
  let width = hourMs;
  while (end > floor && found.length <= pageSize) {
    const begin = Math.max(floor, end - width);
    const asked = model.find(between(municipality, filter, begin, end), { n: 1, at: 1 });
    // All records of one millisecond are read: there is no shorter stretch to ask for.
    const got = await (end - begin > 1 ? asked.limit(bound + 1) : asked).lean<Place[]>();
    if (got.length > bound && end - begin > 1) {
      width = Math.max(1, Math.floor((end - begin) / step));
      continue;
    }
    const rest = got.filter((each) => before === null || newestFirst(before, each) < 0);
    found.push(...rest.sort(newestFirst));
    end = begin;
    if (got.length < pageSize) width *= step;
  }
  const page = found.slice(0, pageSize).map(({ n }) => n);
  const records = await model.find({ municipality, n: { $in: page } }).lean<StoredRecord[]>();
  return { records: records.sort(newestFirst), more: found.length > pageSize };
};

/** Takes the one index that finds fewest, and applies the rest of the filter to what it finds. */
const between = (municipality: string, filter: ChainFilter, begin: number, end: number): object => {
  const [from, until] = [new Date(begin), new Date(end)];
  const rest = where({ ...filter, from: null, until: null });
  const key = {
    $gte: `${municipality}:${from.toISOString()}`,
    $lt: `${municipality}:${until.toISOString()}`,
  };
  const isOfOne = filter.patient !== null || filter.account !== null;
  if (!isOfOne && filter.allowed === false) return { ...rest, denied: key };
  if (!isOfOne && filter.crossing === true) return { ...rest, crossed: key };
  return { ...rest, municipality, at: { $gte: from, $lt: until } };
};
