import { networkOf } from '#platform/networkOf.ts';
import type { Platform } from '#platform/platform.ts';
import { rateLimit } from '#platform/rateLimit.ts';
import { hashSecret } from './sessionSecret.ts';

export interface TriedBy {
  /** Folded login name, known or not: an unknown one is limited like any other. */
  readonly loginName: string;
  readonly address: string;
  /** The device's hash when it has signed in to this very account before, else null. */
  readonly knownDevice: string | null;
}

const quarter = 15 * 60;

/**
 * Limits of guessing. Tries from elsewhere share one bucket for each account and one for each address (an office's
 * forty people come from one); a device that signed in to this account before has a bucket of its own and is not
 * counted in the others, so that a flood from elsewhere never bars the nurse in the hall from her account.
 */
export const limitTries = ({ redis, redisPrefix }: Pick<Platform, 'redis' | 'redisPrefix'>) => {
  const bucket = (name: string, points: number) =>
    rateLimit({ redis, prefix: `${redisPrefix}tries-${name}`, points, seconds: quarter, code: 'L-03' });
  const [byAccount, byAddress, byDevice, codes] = [
    bucket('account', 10),
    bucket('address', 200),
    bucket('device', 10),
    bucket('code', 5),
  ];
  // Hashed: what people type into the name field by mistake is often their password.
  const accountKey = (by: TriedBy) => hashSecret(by.loginName);
  const deviceKey = (by: TriedBy) => hashSecret(`${by.loginName} ${by.knownDevice}`);

  return {
    takePassword: async (by: TriedBy): Promise<void> => {
      if (by.knownDevice !== null) return byDevice.take(deviceKey(by));
      await byAddress.take(networkOf(by.address));
      await byAccount.take(accountKey(by));
    },
    passwordWasRight: async (by: TriedBy): Promise<void> => {
      if (by.knownDevice !== null) return byDevice.forget(deviceKey(by));
      await byAddress.giveBack(networkOf(by.address));
      await byAccount.giveBack(accountKey(by));
    },
    takeCode: (by: TriedBy): Promise<void> =>
      codes.take(by.knownDevice === null ? accountKey(by) : deviceKey(by)),
    codeWasRight: (by: TriedBy): Promise<void> =>
      codes.forget(by.knownDevice === null ? accountKey(by) : deviceKey(by)),
  };
};
export type LimitTries = ReturnType<typeof limitTries>;
