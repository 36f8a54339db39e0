import type { MinutesId } from '#domain/ids.ts';
import type { MinutesParts } from './minutesParts.ts';
import { sealMinutes } from './sealMinutes.ts';

type Parts = Pick<MinutesParts, 'db' | 'store' | 'clock' | 'log'>;

/**
 * Seals what a process that died after 確定 left unsealed; run by the worker service now and then. Answers how many it
 * sealed or found sealed. 確定 is stored with a mark that goes here alone, once its seal stands: a process may die
 * between the two.
 */
export const sealFinalised = async (parts: Parts): Promise<number> => {
  let done = 0;
  for (const minutes of await parts.store.unsealed()) if (await sealOne(parts, minutes)) done += 1;
  return done;
};

/** A log that cannot be sealed says so each time, and keeps nobody else's from its seal. */
const sealOne = async (parts: Parts, minutes: MinutesId): Promise<boolean> => {
  try {
    await sealMinutes(parts, minutes);
    await parts.store.markSealed(minutes);
    return true;
  } catch (error) {
    parts.log.error({ document: minutes, err: error }, 'finalised minutes could not be sealed');
    return false;
  }
};
