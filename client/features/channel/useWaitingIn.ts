import type { EntryAnswer } from '#contracts/http/entryView.ts';
import type { ChannelId } from '#domain/ids.ts';
import type { ShownWaiting } from '../outbox/OutboxPost.ts';
import { useOutbox } from '../outbox/useOutbox.ts';

/** A press that is on its way says nothing; one that does not get through does. The outbox has all of them. */
const isToBeSeen = ({ body: { change, refusal }, failure }: ShownWaiting): boolean =>
  (change?.kind !== 'reaction' && change?.kind !== 'pin') || refusal !== null || failure !== null;

/** What waits in a room: not what has arrived there already, while its acknowledgement is still on its way. */
export const useWaitingIn = (
  channel: ChannelId,
  entries: readonly EntryAnswer[],
): readonly ShownWaiting[] => {
  const arrived = new Set(entries.map((entry) => ('clientId' in entry ? entry.clientId : '')));
  return useOutbox().filter(
    (one) => one.body.channel === channel && !arrived.has(one.key) && isToBeSeen(one),
  );
};
