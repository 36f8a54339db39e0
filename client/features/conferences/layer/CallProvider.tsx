import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../../session/SessionContext.ts';
import { CallContext, type CallLayer, type CheckedDevices, type HeldCall } from './CallContext.ts';
import { CallSounds } from './CallSounds.tsx';
import { checkedDevices } from './checkedDevices.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { useAwake } from './useAwake.ts';

const askFirst = (event: BeforeUnloadEvent) => event.preventDefault();

/**
 * [CA12] Holds the call that one is in, above all screens: its room is one of them, and may come, go and fail. The
 * sounds of the call play from here. It ends with the session, or with the position in which one joined.
 */
export const CallProvider = ({ children }: { children: ReactNode }) => {
  const { realtime } = useSession();
  const [held, setHeld] = useState<HeldCall | null>(null);
  const [goesOn, setGoesOn] = useState(false);
  const [rooms, setRooms] = useState(0);
  const [asking, setAsking] = useState(false);
  const after = useRef<(() => void) | undefined>(undefined);
  const checked = useRef<CheckedDevices | null>(null);
  const current = useRef<HeldCall | null>(null);

  const leave = useCallback(() => {
    const leaving = current.current;
    if (leaving) checked.current = checkedDevices(leaving.call.getState()) ?? checked.current;
    current.current = null;
    setHeld(null);
    setAsking(false);
    leaving?.call.leave();
  }, []);
  useEffect(() => {
    // A call belongs to the connection over which it was joined: another session or position ends it.
    void realtime;
    return leave;
  }, [realtime, leave]);

  useEffect(() => {
    if (held === null) return setGoesOn(false);
    const look = () => {
      const { phase, failure } = held.call.getState();
      setGoesOn(phase !== 'over');
      // A call that has ended by itself stays until its words were read.
      if (phase === 'over' && failure === null && current.current === held) leave();
    };
    look();
    return held.call.subscribe(look);
  }, [held, leave]);
  useEffect(() => {
    if (!goesOn) return;
    addEventListener('beforeunload', askFirst);
    return () => removeEventListener('beforeunload', askFirst);
  }, [goesOn]);
  useAwake(goesOn);

  const hold = useCallback<CallLayer['hold']>((conference, call) => {
    if (current.current?.call === call) return;
    current.current?.call.leave();
    checked.current = checkedDevices(call.getState()) ?? checked.current;
    current.current = { conference, call };
    setHeld(current.current);
  }, []);
  const askToLeave = useCallback<CallLayer['askToLeave']>((then) => {
    after.current = then;
    setAsking(true);
  }, []);
  const showRoom = useCallback(() => {
    setRooms((count) => count + 1);
    return () => setRooms((count) => count - 1);
  }, []);

  const layer = useMemo<CallLayer>(
    () => ({
      held,
      goesOn,
      roomShown: rooms > 0,
      // Read when somebody comes in; no screen changes with it.
      get checked() {
        return checked.current;
      },
      hold,
      askToLeave,
      leave,
      showRoom,
    }),
    [held, goesOn, rooms, hold, askToLeave, leave, showRoom],
  );
  return (
    <CallContext value={layer}>
      {children}
      {held && goesOn && <CallSounds call={held.call} />}
      {held && goesOn && asking && (
        <LeaveDialog
          conference={held.conference}
          onStay={() => setAsking(false)}
          onLeave={() => {
            leave();
            after.current?.();
          }}
        />
      )}
    </CallContext>
  );
};
