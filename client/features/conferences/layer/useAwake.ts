import { useEffect } from 'react';
import { keepAwake } from './keepAwake.ts';

/** Keeps this device's screen lit while `on`. */
export const useAwake = (on: boolean): void => {
  useEffect(
    () =>
      on
        ? keepAwake({
            ...('wakeLock' in navigator && { wakeLock: navigator.wakeLock }),
            isVisible: () => document.visibilityState === 'visible',
            onVisible: (listener) => {
              document.addEventListener('visibilitychange', listener);
              return () => document.removeEventListener('visibilitychange', listener);
            },
          })
        : undefined,
    [on],
  );
};
