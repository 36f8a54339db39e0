import type { ChannelId } from '#domain/ids.ts';
import type { Realtime } from '../../api/realtime.ts';
import { setUnsaved } from '../../app/unsaved.ts';
import { type OpenChannel, openChannel } from './openChannel.ts';

/**
 * Channels that screens hold, and those left with posts that still wait: another screen must not lose what was
 * written. Such a channel closes once its posts have gone.
 */
const open = new Map<ChannelId, { channel: OpenChannel; holders: number }>();

export const holdChannel = (realtime: Realtime, id: ChannelId): OpenChannel => {
  const known = open.get(id);
  if (known) {
    known.holders += 1;
    return known.channel;
  }
  const channel = openChannel(realtime, id);
  const entry = { channel, holders: 1 };
  open.set(id, entry);
  channel.subscribe(() => {
    const waits = channel.getState().pending.length > 0;
    setUnsaved(`pending ${id}`, waits, { goesWith: 'session' });
    if (!waits && entry.holders === 0) closeChannel(id);
  });
  return channel;
};

export const releaseChannel = (id: ChannelId): void => {
  const entry = open.get(id);
  if (!entry) return;
  entry.holders -= 1;
  if (entry.holders <= 0 && entry.channel.getState().pending.length === 0) closeChannel(id);
};

const closeChannel = (id: ChannelId): void => {
  open.get(id)?.channel.close();
  open.delete(id);
};

/** Sign-out and a change of position: nothing of the former session stays. */
export const closeAllChannels = (): void => {
  for (const id of [...open.keys()]) closeChannel(id);
};
