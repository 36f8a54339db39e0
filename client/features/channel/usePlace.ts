import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** What one looks at: the newest, or an entry and how far below the log's upper edge it stands. */
type Place =
  | { readonly at: 'end' }
  | { readonly at: 'entry'; readonly id: string; readonly top: number; readonly scrolled: number | null };

/** So near to its end one reads the newest. */
const END_PX = 48;

/**
 * [SC3] Keeps what one reads where it is: whatever is drawn above or below it, whatever grows. Who is at the newest stays
 * there. Browsers do the like (scroll anchoring), but not all, and not for a log that is drawn in pieces.
 */
export const usePlace = (scroller: RefObject<HTMLElement | null>, hasNewest: boolean) => {
  const place = useRef<Place>({ at: 'end' });
  const [isAtEnd, setIsAtEnd] = useState(true);

  const keep = useCallback(() => {
    const log = scroller.current;
    const kept = place.current;
    if (log === null) return;
    if (kept.at === 'end') {
      log.scrollTop = log.scrollHeight;
      return;
    }
    const entry = document.getElementById(kept.id);
    if (entry === null) return;
    const now = entry.getBoundingClientRect().top - log.getBoundingClientRect().top;
    // What somebody has scrolled since it was noted is theirs.
    const wanted = kept.scrolled === null ? kept.top : kept.top - (log.scrollTop - kept.scrolled);
    if (Math.abs(now - wanted) >= 1) log.scrollTop += now - wanted;
    place.current = { ...kept, top: wanted, scrolled: log.scrollTop };
  }, [scroller]);

  const note = useCallback(() => {
    const log = scroller.current;
    if (log === null) return;
    const isEnd = hasNewest && log.scrollHeight - log.scrollTop - log.clientHeight < END_PX;
    setIsAtEnd(isEnd);
    if (isEnd) {
      place.current = { at: 'end' };
      return;
    }
    const edge = log.getBoundingClientRect().top;
    for (const entry of log.querySelectorAll<HTMLElement>('[id^="entry-"]')) {
      const { top, bottom } = entry.getBoundingClientRect();
      if (bottom <= edge) continue;
      place.current = { at: 'entry', id: entry.id, top: top - edge, scrolled: log.scrollTop };
      return;
    }
  }, [scroller, hasNewest]);

  useLayoutEffect(keep);
  useEffect(() => {
    const log = scroller.current;
    if (log === null) return;
    const watcher = new ResizeObserver(keep);
    watcher.observe(log);
    for (const part of log.children) watcher.observe(part);
    return () => watcher.disconnect();
  }, [scroller, keep]);

  return {
    isAtEnd,
    note,
    /** The next drawing shows the newest. */
    aimAtEnd: useCallback(() => {
      place.current = { at: 'end' };
      setIsAtEnd(true);
      keep();
    }, [keep]),
    /** The next drawing shows this entry, with something of what stands before it. */
    aimAt: useCallback(
      (seq: number) => {
        place.current = { at: 'entry', id: `entry-${seq}`, top: 88, scrolled: null };
        setIsAtEnd(false);
        keep();
      },
      [keep],
    ),
  };
};
