import { useCallback, useEffect, useState } from 'react';
import type { OpenChannel } from './openChannel.ts';
import { type View, watchView } from './watchView.ts';

/** Watches an entry until it has been in view, and marks it then. */
export type WatchSeen = (element: Element, seq: number) => () => void;

/** For the entries of a screen; null until the channel is there. */
export const useSeen = (channel: OpenChannel | null): WatchSeen | null => {
  const [view, setView] = useState<View | null>(null);
  useEffect(() => {
    const made = watchView();
    setView(made);
    return () => made.close();
  }, []);
  const watch = useCallback<WatchSeen>(
    (element, seq) => view?.watch(element, () => channel?.seen([seq])) ?? (() => undefined),
    [view, channel],
  );
  return view === null || channel === null ? null : watch;
};
