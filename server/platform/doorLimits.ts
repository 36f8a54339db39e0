import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Refused connections of one address: a ward's NAT or a proxy hides many people, and those who get in do not count. */
const REFUSED_PER_MINUTE = 300;
/** Connections of one account in a minute: a phone in a lift comes again every few seconds, with a few tabs. */
const CONNECTS_PER_MINUTE = 120;

/** How often one may knock at a door of open connections, the same at each: counted at this node. */
export const doorLimits = () => {
  const refusals = new RateLimiterMemory({ points: REFUSED_PER_MINUTE, duration: 60 });
  const connects = new RateLimiterMemory({ points: CONNECTS_PER_MINUTE, duration: 60 });
  return {
    /** Asked before anything is read for a connection: a flood without sessions must not reach the session store. */
    mayKnock: async (address: string): Promise<boolean> => {
      const refused = await refusals.get(address);
      return refused === null || refused.remainingPoints > 0;
    },
    refused: async (address: string): Promise<void> => void (await takes(refusals, address)),
    mayConnect: (account: string): Promise<boolean> => takes(connects, account),
  };
};
export type DoorLimits = ReturnType<typeof doorLimits>;

/** Counts one. False where that is more than allowed. */
const takes = (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
  limiter.consume(key).then(
    () => true,
    () => false,
  );
