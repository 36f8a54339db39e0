import type { MinutesId } from '#domain/ids.ts';
import type { MinutesParts } from './minutesParts.ts';
import { sealMinutes } from './sealMinutes.ts';

type Parts = Pick<MinutesParts, 'db' | 'store' | 'clock' | 'log'>;

/**
 * Seals minutes whose process died between 確定 and the seal. The worker service runs it now and then. 確定 is stored
 * with a mark, which is removed here once the seal is stored. Returns how many were sealed or found sealed.
 */
export const sealFinalised = async (parts: Parts): Promise<number> => {
  let done = 0;
  for (const minutes of await parts.store.unsealed()) if (await sealOne(parts, minutes)) done += 1;
  return done;
};

/** A log that cannot be sealed is reported each time, and does not keep others from their seal. */
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
