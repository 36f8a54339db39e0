import type { ClientSession } from 'mongoose';
import type { AccountId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import type { Platform } from '#platform/platform.ts';
import { type OneTimeLinkRecord, oneTimeLinkModel } from './oneTimeLinkModel.ts';
import { hashSecret, newSecret } from './sessionSecret.ts';

const DAY_MS = 24 * 3600 * 1000;

type Purpose = OneTimeLinkRecord['purpose'];

/** The account whose password the link sets, and its epoch then: if the epoch has risen since, the link is dead. */
export interface LinkedAccount {
  readonly account: AccountId;
  readonly epoch: number;
}

/** Links that work once, within a day (of the family's a week: FA3). Only the hash is kept; the secret is told once and never logged. */
export const oneTimeLinks = ({ db, clock }: Pick<Platform, 'db' | 'clock'>) => {
  const links = oneTimeLinkModel(db);
  const make = async (
    purpose: Purpose,
    whose: { readonly account: AccountId | null; readonly epoch: number | null },
    days = 1,
    options: { readonly session?: ClientSession } = {},
  ): Promise<{ secret: string; until: Date }> => {
    const secret = newSecret();
    const until = new Date(clock.now().getTime() + days * DAY_MS);
    if (whose.account !== null) await links.deleteMany({ purpose, account: whose.account }, options);
    await links.create([{ _id: hashSecret(secret), purpose, ...whose, until, usedAt: null }], options);
    return { secret, until };
  };
  /**
   * Runs the work of a link. The link is taken before the work, so that of two uses at once only one succeeds, and is
   * given back if the work fails.
   */
  const use = async <T>(
    secret: string,
    purpose: Purpose,
    work: (link: OneTimeLinkRecord) => Promise<T>,
  ): Promise<T> => {
    const _id = hashSecret(secret);
    const now = clock.now();
    const taken = await links
      .findOneAndUpdate({ _id, purpose, usedAt: null, until: { $gt: now } }, { $set: { usedAt: now } })
      .lean<OneTimeLinkRecord>();
    if (taken === null) throw new Failure('A-01');
    try {
      return await work(taken);
    } catch (error) {
      await links.updateOne({ _id }, { $set: { usedAt: null } });
      throw error;
    }
  };
  return {
    /**
     * A new link for the first operator. Each node of a new house prints one of its own; the first that is used ends
     * all others.
     */
    makeFirstOperatorLink: async (): Promise<string> =>
      (await make('first-operator', { account: null, epoch: null })).secret,
    /** A new link for this account, in the transaction that ends its password. An earlier link ends. */
    makePasswordLink: (whose: LinkedAccount, session: ClientSession, days = 1) =>
      make('new-password', whose, days, { session }),
    useFirstOperatorLink: <T>(secret: string, work: () => Promise<T>): Promise<T> =>
      use(secret, 'first-operator', async () => {
        const made = await work();
        await links.deleteMany({ purpose: 'first-operator' });
        return made;
      }),
    usePasswordLink: <T>(secret: string, work: (whose: LinkedAccount) => Promise<T>): Promise<T> =>
      use(secret, 'new-password', ({ account, epoch }) => {
        if (account === null || epoch === null) throw new Failure('A-01');
        return work({ account, epoch });
      }),
  };
};
export type OneTimeLinks = ReturnType<typeof oneTimeLinks>;
