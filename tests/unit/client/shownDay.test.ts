import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';

type Listener = () => void;
const listeners = new Map<string, Set<Listener>>();
const page = {
  addEventListener: (name: string, listener: Listener) =>
    void listeners.set(name, (listeners.get(name) ?? new Set()).add(listener)),
  removeEventListener: (name: string, listener: Listener) => void listeners.get(name)?.delete(listener),
};
const happens = (name: string) => {
  for (const listener of listeners.get(name) ?? []) listener();
};
Object.assign(globalThis, page, { document: page });

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-12-30T14:59:00Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

it('[PO9] what shows times is drawn anew at midnight in Tokyo, when the page comes to the front, and for paper', async () => {
  const { shownDay } = await import('#client/ui/shownDay.ts');
  const days: string[] = [];
  const stop = shownDay.subscribe(() => {
    const { today, isPrinted } = shownDay.get();
    days.push(isPrinted ? `${today} on paper` : today);
  });
  expect(shownDay.get().today).toBe('2026-12-30');
  await jest.advanceTimersByTimeAsync(59_000);
  expect(days).toEqual([]);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(days).toEqual(['2026-12-31']);
  await jest.advanceTimersByTimeAsync(24 * 60 * 60 * 1000);
  expect(days).toEqual(['2026-12-31', '2027-01-01']);
  // The machine slept: no timer ran, and the page is looked at again.
  jest.setSystemTime(Date.parse('2027-01-04T00:00:00Z'));
  happens('visibilitychange');
  happens('focus');
  expect(days.at(-1)).toBe('2027-01-04');
  expect(days).toHaveLength(3);
  happens('beforeprint');
  happens('afterprint');
  expect(days.slice(3)).toEqual(['2027-01-04 on paper', '2027-01-04']);
  stop();
  happens('focus');
  expect([...listeners.values()].every((own) => own.size === 0)).toBe(true);
  expect(jest.getTimerCount()).toBe(0);
});
