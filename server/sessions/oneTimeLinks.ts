import { Failure } from '#platform/failure.ts';
import type { Platform } from '#platform/platform.ts';
import { type OneTimeLinkRecord, oneTimeLinkModel } from './oneTimeLinkModel.ts';
import { hashSecret, newSecret } from './sessionSecret.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Links that work once, within a day. Only the hash is kept; the secret is printed once and never logged. */
export const oneTimeLinks = ({ db, clock }: Pick<Platform, 'db' | 'clock'>) => {
  const links = oneTimeLinkModel(db);
  return {
    /** A new one; the earlier ones of this purpose end, so that one link at most is about. */
    make: async (purpose: OneTimeLinkRecord['purpose']): Promise<string> => {
      const secret = newSecret();
      const until = new Date(clock.now().getTime() + DAY_MS);
      await links.deleteMany({ purpose });
      await links.create({ _id: hashSecret(secret), purpose, until, usedAt: null });
      return secret;
    },
    /** Runs the work of a link. Taken before the work, so that two at once are one; given back where it fails. */
    use: async <T>(
      secret: string,
      purpose: OneTimeLinkRecord['purpose'],
      work: () => Promise<T>,
    ): Promise<T> => {
      const _id = hashSecret(secret);
      const now = clock.now();
      const taken = await links.findOneAndUpdate(
        { _id, purpose, usedAt: null, until: { $gt: now } },
        { $set: { usedAt: now } },
      );
      if (taken === null) throw new Failure('A-01');
      try {
        return await work();
      } catch (error) {
        await links.updateOne({ _id }, { $set: { usedAt: null } });
        throw error;
      }
    },
  };
};
export type OneTimeLinks = ReturnType<typeof oneTimeLinks>;
