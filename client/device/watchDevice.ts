import { isStillOn } from './openDevice.ts';

const LOOK_MS = 10_000;
/** Input is noted once in so long: keys come ten in a second. */
const TOUCH_MS = 5_000;
const touches = ['pointerdown', 'keydown', 'input'] as const;

/**
 * Watches for the idle or absolute end of the session where nobody else can report it: without a line the person's
 * own input counts as activity, and a device that nobody touches forgets its key.
 */
export const watchDevice = (isConnected: () => boolean, onOver: () => void): (() => void) => {
  let touchedAt = 0;
  let stopped = false;
  const look = async (touched: boolean): Promise<void> => {
    if (stopped || (await isStillOn(isConnected(), touched))) return;
    if (!stopped) onOver();
  };
  const touch = () => {
    if (Date.now() - touchedAt < TOUCH_MS) return;
    touchedAt = Date.now();
    void look(true);
  };
  // A device that sleeps runs no timers: this looks again when somebody sees the page.
  const seen = () => void look(false);
  const timer = setInterval(() => void look(false), LOOK_MS);
  document.addEventListener('visibilitychange', seen);
  for (const event of touches) addEventListener(event, touch, { passive: true, capture: true });
  return () => {
    stopped = true;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
    for (const event of touches) removeEventListener(event, touch, { capture: true });
  };
};
