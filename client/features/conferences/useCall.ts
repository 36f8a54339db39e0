import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ConferenceId } from '#domain/ids.ts';
import { useSession } from '../session/SessionContext.ts';
import type { Call } from './call/Call.ts';
import { createCall } from './call/createCall.ts';

const never = () => () => undefined;
const none = () => null;

/** A call of this screen's own: it ends with the screen. `again` begins another after it is over. */
export const useCall = (conference: ConferenceId) => {
  const { realtime } = useSession();
  const [call, setCall] = useState<Call | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another call
  useEffect(() => {
    const made = createCall(realtime, conference);
    setCall(made);
    return () => made.leave();
  }, [realtime, conference, round]);
  const state = useSyncExternalStore(call?.subscribe ?? never, call?.getState ?? none);
  return { call, state, again: () => setRound((before) => before + 1) };
};
