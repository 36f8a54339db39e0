import type { Grant } from '#access/gate.ts';
import { type Day, tokyoMidnight } from '#domain/vocabulary/days.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { readHead } from './readHead.ts';

/** [WR7] The first place of a day or, where nothing was written on it, of the next one on which something was; null: of none. */
export const findDay = async (
  { logs, store }: Pick<ChannelParts, 'logs' | 'store'>,
  grant: Grant,
  day: Day,
): Promise<number | null> => {
  const channel = channelOf(grant);
  const head = await readHead(logs, grant);
  const from = tokyoMidnight(day);
  // A log is in the order of its times, so that a dozen of them are looked at, however long it is.
  let [low, high] = [1, head + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const at = await store.timeAt(channel, middle);
    if (at !== null && at.getTime() < from) low = middle + 1;
    else high = middle;
  }
  return low > head ? null : low;
};
