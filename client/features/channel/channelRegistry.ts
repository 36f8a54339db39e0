import type { AccountId, ChannelId } from '#domain/ids.ts';
import type { Realtime } from '../../api/realtime.ts';
import { outbox } from '../outbox/outbox.ts';
import { type OpenChannel, openChannel } from './openChannel.ts';

/** Channels that screens hold. */
const open = new Map<ChannelId, { channel: OpenChannel; holders: number }>();

outbox.onSent((channel, post) => open.get(channel)?.channel.takeOwn(post));

export const holdChannel = (realtime: Realtime, id: ChannelId, self: AccountId): OpenChannel => {
  const entry = open.get(id) ?? { channel: openChannel(realtime, id, self), holders: 0 };
  entry.holders += 1;
  open.set(id, entry);
  return entry.channel;
};

export const releaseChannel = (id: ChannelId): void => {
  const entry = open.get(id);
  if (!entry) return;
  entry.holders -= 1;
  if (entry.holders <= 0) closeChannel(id);
};

const closeChannel = (id: ChannelId): void => {
  open.get(id)?.channel.close();
  open.delete(id);
};

/** Sign-out and a change of position: nothing of the former session stays. */
export const closeAllChannels = (): void => {
  for (const id of [...open.keys()]) closeChannel(id);
};
