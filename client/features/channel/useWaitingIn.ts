import type { EntryAnswer } from '#contracts/http/entryView.ts';
import type { ChannelId } from '#domain/ids.ts';
import type { ShownWaiting } from '../outbox/OutboxPost.ts';
import { useOutbox } from '../outbox/useOutbox.ts';

/** What waits in a room: not what has arrived there already, while its acknowledgement is still on its way. */
export const useWaitingIn = (
  channel: ChannelId,
  entries: readonly EntryAnswer[],
): readonly ShownWaiting[] => {
  const arrived = new Set(entries.map((entry) => ('clientId' in entry ? entry.clientId : '')));
  return useOutbox().filter(({ key, body }) => body.channel === channel && !arrived.has(key));
};
