import { useEffect } from 'react';

/** Asking the server counts as activity of the session, and a tab that nobody touches must not keep the session alive. */
const TOUCHED_MS = 2 * 60_000;
// The page was loaded by somebody who has just opened it.
let touchedAt = Date.now();
const touch = () => {
  touchedAt = Date.now();
};
for (const event of ['pointerdown', 'keydown', 'scroll'] as const) {
  addEventListener(event, touch, { passive: true, capture: true });
}

/** Calls every few seconds while somebody is at the screen, for things that no push tells. */
export const useWhileActive = (everyMs: number, run: () => unknown): void => {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && Date.now() - touchedAt < TOUCHED_MS) run();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, run]);
};
