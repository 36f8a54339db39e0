import { device } from '../device/device.ts';

/** A phone ends a tab in the background without a word: what is in this page alone is written when it is left. */
export const flushOnLeave = (): void => {
  addEventListener('pagehide', () => void device.flush());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void device.flush();
  });
};
