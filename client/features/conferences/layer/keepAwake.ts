/** The part of the browser that this needs; a phone without Wake Lock has no `wakeLock`. */
export interface Screen {
  readonly wakeLock?: { request(kind: 'screen'): Promise<{ release(): Promise<void> }> };
  readonly isVisible: () => boolean;
  /** Called when the page is shown or hidden. */
  readonly onVisible: (listener: () => void) => () => void;
}

/**
 * [CA12] Keeps the screen lit until it is told to stop. The browser ends this whenever the page is hidden, so it is
 * asked anew each time the page is shown; if it refuses (a battery that runs low), the screen dims as always.
 */
export const keepAwake = ({ wakeLock, isVisible, onVisible }: Screen): (() => void) => {
  let stopped = false;
  let held: Promise<{ release(): Promise<void> } | null> = Promise.resolve(null);
  const release = (one: typeof held) => void one.then((lock) => lock?.release()).catch(() => undefined);
  const take = () => {
    if (stopped || wakeLock === undefined || !isVisible()) return;
    release(held);
    held = wakeLock.request('screen').catch(() => null);
  };
  take();
  const stopListening = onVisible(take);
  return () => {
    stopped = true;
    stopListening();
    release(held);
  };
};
