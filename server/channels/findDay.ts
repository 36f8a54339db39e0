import type { Grant } from '#access/gate.ts';
import { type Day, tokyoMidnight } from '#domain/vocabulary/days.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { readHead } from './readHead.ts';

/**
 * [WR7] The first place of a day; if nothing was written on it, of the next day on which something was. Null: there
 * is none.
 */
export const findDay = async (
  { logs, store }: Pick<ChannelParts, 'logs' | 'store'>,
  grant: Grant,
  day: Day,
): Promise<number | null> => {
  const channel = channelOf(grant);
  const head = await readHead(logs, grant);
  const from = tokyoMidnight(day);
  // A log is in the order of its times: so only a dozen entries are looked at, however long it is.
  let [low, high] = [1, head + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const at = await store.timeAt(channel, middle);
    if (at !== null && at.getTime() < from) low = middle + 1;
    else high = middle;
  }
  return low > head ? null : low;
};
