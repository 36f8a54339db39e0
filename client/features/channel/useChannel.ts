import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ChannelId } from '#domain/ids.ts';
import { useSession } from '../session/SessionContext.ts';
import { startingState } from './ChannelState.ts';
import { holdChannel, releaseChannel } from './channelRegistry.ts';
import type { OpenChannel } from './openChannel.ts';

const none = () => startingState;
const never = () => () => undefined;

/** The channel, open as long as a screen shows it. */
export const useChannel = (id: ChannelId) => {
  const { realtime, session } = useSession();
  const self = session.account.id;
  const [channel, setChannel] = useState<OpenChannel | null>(null);
  useEffect(() => {
    setChannel(holdChannel(realtime, id, self));
    return () => {
      releaseChannel(id);
      setChannel(null);
    };
  }, [realtime, id, self]);
  const state = useSyncExternalStore(channel?.subscribe ?? never, channel?.getState ?? none);
  return { channel, state };
};
