import { useEffect } from 'react';
import type { Realtime } from '../../api/realtime.ts';

/** The server writes activity down by the half minute; once a minute is often enough for a limit of thirty. */
const EVERY_MS = 60_000;

/** [SS2] Typing, in whatever form, is activity of the session (DESIGN 6): what is written for long sends nothing meanwhile. */
export const useActivity = (realtime: Realtime | null): void => {
  useEffect(() => {
    if (realtime === null) return;
    let toldAt = 0;
    const tell = () => {
      if (Date.now() - toldAt < EVERY_MS || !realtime.isConnected()) return;
      toldAt = Date.now();
      // Asked again at the next key where it did not arrive.
      realtime.ask('activity', {}).catch(() => {
        toldAt = 0;
      });
    };
    addEventListener('input', tell, { capture: true });
    addEventListener('keydown', tell, { capture: true });
    return () => {
      removeEventListener('input', tell, { capture: true });
      removeEventListener('keydown', tell, { capture: true });
    };
  }, [realtime]);
};
