import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ConferenceId } from '#domain/ids.ts';
import { useSession } from '../session/SessionContext.ts';
import { type Call, joinCall } from './joinCall.ts';

const never = () => () => undefined;
const none = () => null;

/** Joins with the screen, leaves with it. */
export const useCall = (conference: ConferenceId, media: MediaStream) => {
  const { realtime } = useSession();
  const [call, setCall] = useState<Call | null>(null);
  const joined = useRef<Call | null>(null);
  useEffect(() => {
    joined.current = joinCall(realtime, conference, media);
    setCall(joined.current);
    return () => joined.current?.leave();
  }, [realtime, conference, media]);
  const state = useSyncExternalStore(call?.subscribe ?? never, call?.getState ?? none);
  return { call, state };
};
