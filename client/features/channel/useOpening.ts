import { useEffect, useMemo, useState } from 'react';
import type { ChannelState } from './ChannelState.ts';
import type { Aim } from './Log.tsx';
import { type LogWindow, windowAt } from './logWindow.ts';
import type { OpenChannel } from './openChannel.ts';

/** So far back the first unread is fetched before the room is shown; further, one is shown the newest and the way there. */
const WAITS_FOR = 300;

interface Opening {
  readonly window: LogWindow;
  readonly aim: Aim;
}

/** [SC3] Where one comes into a room: at the first unread, else at the newest. Null: not there yet. */
export const useOpening = (channel: OpenChannel | null, state: ChannelState): Opening | null => {
  const { phase, entries, head, firstUnread, readOnly } = state;
  const [isTried, setIsTried] = useState(false);
  const oldest = entries[0]?.seq ?? 1;
  const wanted = readOnly ? null : firstUnread;
  const isThere = wanted === null || oldest <= wanted;
  const isNear = wanted !== null && head - wanted < WAITS_FOR;
  const mustLoad = phase === 'open' && !isThere && isNear && !isTried;
  useEffect(() => {
    if (!mustLoad || channel === null || wanted === null) return;
    void channel.loadDownTo(wanted).then(() => setIsTried(true));
  }, [mustLoad, channel, wanted]);

  const isReady = phase === 'open' && !mustLoad;
  const place = isThere ? wanted : null;
  // As it was when one came: what is read or comes afterwards moves nobody.
  const [opening, setOpening] = useState<Opening | null>(null);
  const first = useMemo<Opening | null>(
    () => (isReady ? { window: windowAt(head, place), aim: { at: place ?? 'end' } } : null),
    [isReady, head, place],
  );
  if (opening === null && first !== null) setOpening(first);
  return opening ?? first;
};
