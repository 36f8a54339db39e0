import type { Response } from 'express';
import type { AccountId } from '#domain/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { knownDeviceModel } from './knownDeviceModel.ts';
import { DEVICE_COOKIE, readCookie, type SessionCookies } from './sessionCookie.ts';
import { hashSecret, newSecret } from './sessionSecret.ts';

const YEAR_MS = 365 * 24 * 3600 * 1000;

/**
 * Devices that signed in before. The cookie is 256 random bits and its hash is kept in MongoDB: unlike a signed
 * cookie, a lost device's can be forgotten, and no signing key has to be shared by all nodes.
 */
export const knownDevices = ({ db, clock }: Pick<Platform, 'db' | 'clock'>, cookies: SessionCookies) => {
  const devices = knownDeviceModel(db);
  return {
    /** The device's hash, if it has signed in to this account before. */
    recognise: async (
      cookieHeader: string | undefined,
      account: AccountId | null,
    ): Promise<string | null> => {
      const token = readCookie(cookieHeader, DEVICE_COOKIE);
      if (token === null || account === null) return null;
      const hash = hashSecret(token);
      const found = await devices.exists({ _id: `${hash}:${account}`, until: { $gt: clock.now() } });
      return found === null ? null : hash;
    },
    /** After a whole sign-in, second factor included. */
    remember: async (
      cookieHeader: string | undefined,
      account: AccountId,
      reply: Response,
    ): Promise<void> => {
      const token = readCookie(cookieHeader, DEVICE_COOKIE) ?? newSecret();
      const until = new Date(clock.now().getTime() + YEAR_MS);
      await devices.updateOne(
        { _id: `${hashSecret(token)}:${account}` },
        { $set: { account, until } },
        { upsert: true },
      );
      cookies.setDevice(reply, token);
    },
    /** Log-out everywhere also means: some device may be lost. None is known any more. */
    forgetAll: async (account: AccountId): Promise<void> => {
      await devices.deleteMany({ account });
    },
  };
};
export type KnownDevices = ReturnType<typeof knownDevices>;
