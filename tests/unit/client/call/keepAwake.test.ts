import { describe, expect, it } from '@jest/globals';
import { keepAwake } from '#client/features/conferences/layer/keepAwake.ts';

/** A browser that lets go of its wake lock whenever the page is hidden, as the specification says. */
const fakeScreen = ({ refuses = false } = {}) => {
  const listeners = new Set<() => void>();
  let visible = true;
  let held = 0;
  let asked = 0;
  const locks = new Set<object>();
  return {
    held: () => held,
    asked: () => asked,
    listeners: () => listeners.size,
    show(shown: boolean) {
      visible = shown;
      if (!shown) {
        held = 0;
        locks.clear();
      }
      for (const listener of listeners) listener();
    },
    screen: {
      wakeLock: {
        async request() {
          asked += 1;
          if (refuses || !visible) throw new DOMException('', 'NotAllowedError');
          const lock = {};
          locks.add(lock);
          held = locks.size;
          return {
            async release() {
              locks.delete(lock);
              held = locks.size;
            },
          };
        },
      },
      isVisible: () => visible,
      onVisible(listener: () => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the screen during a call', () => {
  it('[CA12] is kept awake, anew each time the page is shown again, and let go at the end', async () => {
    const browser = fakeScreen();
    const stop = keepAwake(browser.screen);
    await settled();
    expect(browser.held()).toBe(1);
    browser.show(false);
    await settled();
    expect(browser.held()).toBe(0);
    browser.show(true);
    await settled();
    expect([browser.held(), browser.asked()]).toEqual([1, 2]);
    stop();
    await settled();
    expect([browser.held(), browser.listeners()]).toEqual([0, 0]);
    browser.show(true);
    await settled();
    expect(browser.asked()).toBe(2);
  });

  it('[CA12] stopped before the browser has answered, it is let go all the same', async () => {
    const browser = fakeScreen();
    keepAwake(browser.screen)();
    await settled();
    expect(browser.held()).toBe(0);
  });

  it('[CA12] dims as always where the browser refuses or has no wake lock: nothing else is hurt', async () => {
    const browser = fakeScreen({ refuses: true });
    const stop = keepAwake(browser.screen);
    await settled();
    browser.show(true);
    await settled();
    expect(browser.asked()).toBe(2);
    stop();
    const { isVisible, onVisible } = browser.screen;
    keepAwake({ isVisible, onVisible })();
    await settled();
    expect([browser.held(), browser.asked(), browser.listeners()]).toEqual([0, 2, 0]);
  });
});
