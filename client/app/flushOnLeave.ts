import { device } from '../device/device.ts';

/**
 * A phone may end a tab in the background without telling it. So what is only in this page is written when the page
 * is left.
 */
export const flushOnLeave = (): void => {
  addEventListener('pagehide', () => void device.flush());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void device.flush();
  });
};
