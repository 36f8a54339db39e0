import { networkOf } from '#platform/networkOf.ts';
import type { Platform } from '#platform/platform.ts';
import { rateLimit } from '#platform/rateLimit.ts';
import type { HttpDoor } from './bindRoutes.ts';

/**
 * How much one person and one address may ask. The client of a busy person makes some 60 requests a minute, a script
 * of theirs a few hundred; an office of forty people behind one address signs in at eight. More than this is a loop
 * or an attack.
 */
const PER_ACCOUNT = 1_200;
const PER_ADDRESS = 1_200;
/** So many of these may write: a person does some dozens, a script that brings patients in does ten a second. */
const WRITES_PER_ACCOUNT = 600;
const SECONDS = 60;

export const limitRequests = ({
  redis,
  redisPrefix,
}: Pick<Platform, 'redis' | 'redisPrefix'>): HttpDoor['limit'] => {
  const common = { redis, seconds: SECONDS, code: 'V-04' } as const;
  const accounts = rateLimit({ ...common, prefix: `${redisPrefix}requests-account`, points: PER_ACCOUNT });
  const addresses = rateLimit({ ...common, prefix: `${redisPrefix}requests-address`, points: PER_ADDRESS });
  const writes = rateLimit({ ...common, prefix: `${redisPrefix}writes-account`, points: WRITES_PER_ACCOUNT });
  // A person who is signed in counts by account: colleagues behind the same address do not use up each other's share.
  return async ({ account, address, writes: isWrite }) => {
    if (account === null) return addresses.take(networkOf(address));
    await accounts.take(account);
    if (isWrite) await writes.take(account);
  };
};
