import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
};
/** As many letters of the chosen size stand beside one another: a desk at 28 px has less room than its pixels say. */
const letters = () => innerWidth / Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** [SC2] Whether the window has room for something that takes its columns to so many letters. */
export const useFits = (wanted: number): boolean =>
  useSyncExternalStore(subscribe, () => letters() >= wanted);
