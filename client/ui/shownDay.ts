import { flushSync } from 'react-dom';
import { type Day, tokyoDay, tokyoMidnight } from '#domain/vocabulary/days.ts';

/** By what day times are said: today's alone need none; on paper, which is read some day, all need day and year. */
export interface ShownDay {
  readonly today: Day;
  readonly isPrinted: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;
let shown: ShownDay = { today: tokyoDay(Date.now()), isPrinted: false };
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

const set = (next: ShownDay) => {
  if (next.today === shown.today && next.isPrinted === shown.isPrinted) return;
  shown = next;
  for (const listener of listeners) listener();
};
/** Looked at at midnight in Tokyo, and when the page comes to the front: timers of a machine that slept come late. */
const look = () => {
  set({ ...shown, today: tokyoDay(Date.now()) });
  clearTimeout(timer);
  const tomorrow = tokyoDay(tokyoMidnight(shown.today) + DAY_MS + DAY_MS / 2);
  timer = setTimeout(look, Math.max(1_000, tokyoMidnight(tomorrow) - Date.now()));
};
/** The page that is printed is the one that stands when the handler returns. */
const print = (isPrinted: boolean) => () => flushSync(() => set({ ...shown, isPrinted }));
const [before, after] = [print(true), print(false)];

const start = () => {
  look();
  document.addEventListener('visibilitychange', look);
  addEventListener('focus', look);
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
};
const stop = () => {
  clearTimeout(timer);
  document.removeEventListener('visibilitychange', look);
  removeEventListener('focus', look);
  removeEventListener('beforeprint', before);
  removeEventListener('afterprint', after);
};

/** What a component that shows times is drawn by. */
export const shownDay = {
  get: (): ShownDay => shown,
  subscribe: (listener: () => void): (() => void) => {
    if (listeners.size === 0) start();
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) stop();
    };
  },
};
