import type { ClientSession, Connection } from 'mongoose';
import type { Telling } from '#contracts/http/tellingRoutes.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { AccountId } from '#domain/ids.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import { newId } from '#platform/newId.ts';
import { tellingMarkModel } from './tellingMarkModel.ts';
import { type TellingRecord, tellingModel } from './tellingModel.ts';

type Said = Partial<Omit<TellingRecord, '_id' | 'to' | 'at' | 'kind' | 'municipality'>>;
export interface NewTelling extends Said {
  readonly to: { readonly account: AccountId } | { readonly municipality: MunicipalityCode };
  readonly kind: TellingRecord['kind'];
}

/** Tells it in the transaction of what is told: so nothing happens unheard. */
export type Tell = (told: readonly NewTelling[], session: ClientSession) => Promise<void>;

/** For so long it is told, and at most so many are shown at once. */
const DAYS = 90;
const most = 200;

interface Parts {
  readonly db: Connection;
  readonly clock: Clock;
  readonly readAccount: AttributeReaders['account'];
  readonly names: (codes: readonly MunicipalityCode[]) => Promise<ReadonlyMap<MunicipalityCode, string>>;
}

/** What people are told of rights that changed: written with the change, kept until they have seen it. */
export const openTellings = async ({ db, clock, readAccount, names }: Parts) => {
  const [model, marks] = [tellingModel(db), tellingMarkModel(db)];
  for (const each of [model, marks]) {
    await each.createCollection();
    await each.createIndexes();
  }

  const tell: Tell = async (told, session) => {
    const at = clock.now();
    const records = told.map(({ to, ...said }) => ({
      ...{ patient: null, name: null, by: null, reason: null, recovery: null, until: null },
      ...said,
      ...{ _id: newId(), at },
      to: 'account' in to ? `account:${to.account}` : `municipality:${to.municipality}`,
      municipality: 'municipality' in to ? to.municipality : null,
    }));
    if (records.length > 0) await model.insertMany(records, { session });
  };

  /**
   * What concerns an account: what is told to itself, to the city that manages it, and to the cities in which it
   * works today.
   */
  const toldTo = async (account: AccountId): Promise<readonly string[]> => {
    const attributes = await readAccount(account);
    if (attributes === null) return [];
    const day = tokyoDay(clock.now());
    const cities = attributes.positions
      .filter((each) => holdsOn(each, day))
      .map(({ facilityMunicipality }) => facilityMunicipality);
    const all = new Set([...(attributes.municipality === null ? [] : [attributes.municipality]), ...cities]);
    return [`account:${account}`, ...[...all].map((code) => `municipality:${code}`)];
  };

  return {
    tell,
    list: async (account: AccountId): Promise<Telling[]> => {
      const since = new Date(clock.now().getTime() - DAYS * 24 * 3600 * 1000);
      const seen = await marks.find({ account }, { telling: 1 }).lean();
      const found = await model
        .find({
          to: { $in: await toldTo(account) },
          at: { $gte: since },
          _id: { $nin: seen.map(({ telling }) => telling) },
        })
        .sort({ at: -1 })
        .limit(most)
        .lean<TellingRecord[]>();
      const named = await names(found.flatMap(({ municipality }) => municipality ?? []));
      return found.map(({ _id, to: _, at, until, municipality, ...said }) => ({
        ...said,
        ...{ id: _id, at: at.toISOString(), until: until?.toISOString() ?? null },
        municipality:
          municipality === null
            ? null
            : { code: municipality, name: named.get(municipality) ?? municipality },
      }));
    },
    markSeen: async (account: AccountId, id: string): Promise<void> => {
      const told = await model.findById(id).lean<TellingRecord>();
      if (told === null || !(await toldTo(account)).includes(told.to)) throw new Failure('A-01');
      const _id = `${id}:${account}`;
      await marks.updateOne({ _id }, { $setOnInsert: { account, telling: id } }, { upsert: true });
    },
  };
};

export type Tellings = Awaited<ReturnType<typeof openTellings>>;
