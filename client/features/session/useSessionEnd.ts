import { useCallback, useEffect, useState } from 'react';
import { useSession } from './SessionContext.ts';
import { type Ends, type EndWord, endWord } from './sessionEnd.ts';

/** Asked again while a word stands: a keystroke in another tab puts the end off, and the word goes. */
const ASK_MS = 10_000;

/**
 * The word before a session ends by itself. Any tab may have put the end off, so the server is asked (which is no
 * activity) before anything is said; a line that is gone says what was known.
 */
export const useSessionEnd = (): { word: EndWord; learn: (idleEndsAt: string, now?: string) => void } => {
  const { session, realtime } = useSession();
  // Of the device's clock, which may be wrong, and set right while the page is open.
  const [ahead, setAhead] = useState(() => Date.parse(session.now) - Date.now());
  const [ends, setEnds] = useState<Ends>(() => ({
    idleEndsAt: Date.parse(session.idleEndsAt),
    endsAt: Date.parse(session.endsAt),
  }));
  const [word, setWord] = useState<EndWord>(() => endWord(ends, Date.now() + ahead));
  const learn = useCallback((idleEndsAt: string, now?: string) => {
    if (now !== undefined) setAhead(Date.parse(now) - Date.now());
    setEnds((known) => ({ ...known, idleEndsAt: Date.parse(idleEndsAt) }));
  }, []);
  useEffect(() => {
    const now = Date.now() + ahead;
    const next = endWord(ends, now);
    let over = false;
    const look = () =>
      realtime
        .ask('session:look', {})
        .then(({ idleEndsAt }) => {
          if (over) return;
          if (Date.parse(idleEndsAt) === ends.idleEndsAt) setWord(endWord(ends, Date.now() + ahead));
          else learn(idleEndsAt);
        })
        .catch(() => {
          if (!over) setWord(endWord(ends, Date.now() + ahead));
        });
    if (next.kind === 'none') setWord(next);
    const wait = next.kind === 'none' ? next.lookAt - now : 0;
    const first = setTimeout(look, Math.max(0, wait));
    const again = next.kind === 'none' ? undefined : setInterval(look, ASK_MS);
    return () => {
      over = true;
      clearTimeout(first);
      clearInterval(again);
    };
  }, [ends, realtime, learn, ahead]);
  return { word, learn };
};
