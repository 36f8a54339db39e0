import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import type { ClientSession } from 'mongoose';
import type { AccountId, DeviceId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { newId } from '#platform/newId.ts';
import type { Platform } from '#platform/platform.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import { type DeviceRecord, deviceModel } from './deviceModel.ts';
import type { SessionCookies } from './sessionCookie.ts';
import { hashSecret, newSecret } from './sessionSecret.ts';

const YEAR_MS = 365 * 24 * 3600 * 1000;

interface Parts extends Pick<Platform, 'db' | 'clock'> {
  readonly secrets: Pick<Secrets, 'seal' | 'open'>;
}

/**
 * The devices of each account. For each account that has signed in in it, a browser keeps a token: 256 random bits
 * that the server made for that account, and of which MongoDB has the hash. A signed cookie would do too, but a lost
 * device's token can be forgotten, and nodes need no common signing key. A token that was made for nobody, or for
 * another account, counts as none: otherwise somebody could plant one in another's browser, and share the tries of
 * that device.
 */
export const devices = ({ db, clock, secrets }: Parts, cookies: SessionCookies) => {
  const model = deviceModel(db);
  const find = (account: AccountId, id: DeviceId) =>
    model.findOne({ id, account, lost: null }).lean<DeviceRecord>();
  /** Of a browser's tokens the one that was made for this account. */
  const tokenOf = async (tokens: readonly string[], account: AccountId, more: object = {}) => {
    const byId = new Map(tokens.map((token) => [`${hashSecret(token)}:${account}`, token]));
    if (byId.size === 0) return undefined;
    const made = await model
      .findOne({ _id: { $in: [...byId.keys()] }, ...more }, { _id: 1 })
      .sort({ signedInAt: -1 })
      .lean<Pick<DeviceRecord, '_id'>>();
    return made === null ? undefined : byId.get(made._id);
  };
  return {
    /** The hash of the device, if this account has signed in on it before. */
    recognise: async (
      cookieHeader: string | undefined,
      account: AccountId | null,
    ): Promise<string | null> => {
      if (account === null) return null;
      const known = { known: true, until: { $gt: clock.now() } };
      const token = await tokenOf(cookies.readDevices(cookieHeader), account, known);
      return token === undefined ? null : hashSecret(token);
    },
    /** At a whole sign-in, second factor included: the device that it happens on, and its cookie for the next years. */
    remember: async (
      cookieHeader: string | undefined,
      account: AccountId,
      name: string,
      reply: Response,
    ): Promise<DeviceId> => {
      const given = cookies.readDevices(cookieHeader);
      const token = (await tokenOf(given, account)) ?? newSecret();
      const now = clock.now();
      const kept = { name, known: true, signedInAt: now, until: new Date(now.getTime() + YEAR_MS) };
      const _id = `${hashSecret(token)}:${account}`;
      const upsert = () =>
        model
          .findOneAndUpdate(
            { _id },
            { $set: kept, $setOnInsert: { id: newId<DeviceId>(), account, key: null, lost: null } },
            { upsert: true, returnDocument: 'after', projection: { id: 1 } },
          )
          .lean<Pick<DeviceRecord, 'id'>>();
      const device = await upsert().catch((error: unknown) => {
        // Two tabs signed in at once, and the other one has made it.
        if (isDuplicateKey(error)) return upsert();
        throw error;
      });
      if (device === null) throw new Error('a device was neither found nor made');
      cookies.setDevices(reply, [token, ...given.filter((other) => other !== token)]);
      return device.id;
    },
    /**
     * Somebody who signs out everywhere may think that a device is in other hands: from then on none of their devices
     * is known. Their keys stay.
     */
    forgetAll: async (account: AccountId): Promise<void> => {
      await model.updateMany({ account, known: true }, { $set: { known: false } });
    },
    stands: async (account: AccountId, device: DeviceId): Promise<boolean> =>
      (await find(account, device)) !== null,
    /** The device's key, made when it is first asked for; null for a device that is lost. */
    keyOf: async (
      account: AccountId,
      municipality: MunicipalityCode | null,
      id: DeviceId,
    ): Promise<string | null> => {
      const of = { kind: 'device-key', owner: `${account}:${id}` } as const;
      const device = await find(account, id);
      if (device === null) return null;
      if (device.key !== null) return secrets.open(of, device.key);
      const key = await secrets.seal({ ...of, municipality }, randomBytes(32).toString('base64url'));
      // Two asked at once, and the other one has made it.
      await model.updateOne({ _id: device._id, id, key: null }, { $set: { key } });
      const made = await find(account, id);
      return made === null || made.key === null ? null : secrets.open(of, made.key);
    },
    list: (account: AccountId): Promise<DeviceRecord[]> =>
      model.find({ account }).sort({ signedInAt: -1 }).limit(200).lean<DeviceRecord[]>(),
    /** Deletes the device's key for good. False for a device that is not this account's, or was lost before. */
    lose: async (
      account: AccountId,
      id: DeviceId,
      by: AccountId,
      session: ClientSession,
    ): Promise<boolean> => {
      const device = await model
        .findOneAndDelete({ id, account, lost: null }, { session })
        .lean<DeviceRecord>();
      if (device === null) return false;
      const lost = { _id: `lost:${id}`, key: null, known: false, lost: { by, at: clock.now() } };
      await model.create([{ ...device, ...lost }], { session });
      return true;
    },
  };
};
export type Devices = ReturnType<typeof devices>;
