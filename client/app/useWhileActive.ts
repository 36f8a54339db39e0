import { useEffect } from 'react';

/** Asking the server counts as activity of the session; a tab that nobody touches must not keep it alive. */
const TOUCHED_MS = 2 * 60_000;
// Loaded with a screen that somebody has just opened.
let touchedAt = Date.now();
const touch = () => {
  touchedAt = Date.now();
};
for (const event of ['pointerdown', 'keydown', 'scroll'] as const) {
  addEventListener(event, touch, { passive: true, capture: true });
}

/** Calls every few seconds while somebody is at the screen, for what no push tells of. */
export const useWhileActive = (everyMs: number, run: () => unknown): void => {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && Date.now() - touchedAt < TOUCHED_MS) run();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, run]);
};
