import { networkOf } from '#platform/networkOf.ts';
import type { Platform } from '#platform/platform.ts';
import { rateLimit } from '#platform/rateLimit.ts';
import { hashSecret } from './sessionSecret.ts';

export interface TriedBy {
  /** The login name as folded, whether or not there is such an account: unknown names are limited like all others. */
  readonly loginName: string;
  readonly address: string;
  /** The device's hash if this very account has signed in on it before, else null. */
  readonly knownDevice: string | null;
}

const quarter = 15 * 60;

/**
 * Limits the guessing of passwords. Tries from elsewhere count in one bucket for each account and in one for each
 * address (the forty people of an office share one). A device on which this account has signed in before has a bucket
 * of its own and does not count in the others, so that a flood from elsewhere never keeps the nurse in the hall from
 * her account.
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
  // Hashed, since people often type their password into the name field by mistake.
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
