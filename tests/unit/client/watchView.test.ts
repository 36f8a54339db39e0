import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { watchView } from '#client/features/channel/watchView.ts';

/** A window of 600 px with entries at given heights, as far as watchView looks at it. */
class Entry {
  top: number;
  bottom: number;
  constructor(top: number, bottom: number) {
    this.top = top;
    this.bottom = bottom;
  }
  getBoundingClientRect = () => ({ top: this.top, bottom: this.bottom, left: 0, width: 300 });
  contains = (other: unknown) => other === this;
}
const listeners = new Set<() => void>();
const page = {
  visibilityState: 'visible',
  addEventListener: (_name: string, listener: () => void) => void listeners.add(listener),
  removeEventListener: (_name: string, listener: () => void) => void listeners.delete(listener),
  elementFromPoint: (_x: number, y: number) =>
    cover ? 'a dialog' : (entries.find(({ top, bottom }) => top <= y && y < bottom) ?? null),
};
let entries: Entry[] = [];
let cover = false;
let cross: (entry: Entry, isIntersecting: boolean) => void = () => undefined;
class Observer {
  readonly #observed = new Set<Entry>();
  constructor(tell: (changes: { target: Entry; isIntersecting: boolean }[]) => void) {
    cross = (target, isIntersecting) => {
      if (this.#observed.has(target)) tell([{ target, isIntersecting }]);
    };
  }
  observe = (entry: Entry) => {
    this.#observed.add(entry);
    cross(entry, entry.bottom > 0 && entry.top < 600);
  };
  unobserve = (entry: Entry) => void this.#observed.delete(entry);
  disconnect = () => this.#observed.clear();
}
Object.assign(globalThis, { document: page, window: { innerHeight: 600 }, IntersectionObserver: Observer });

const show = (state: 'visible' | 'hidden') => {
  page.visibilityState = state;
  for (const listener of listeners) listener();
};
const scrollBy = (pixels: number) => {
  for (const entry of entries) {
    entry.top -= pixels;
    entry.bottom -= pixels;
    cross(entry, entry.bottom > 0 && entry.top < 600);
  }
};

describe('[PO5] what has been in view while the page was visible', () => {
  let seen: number[];
  let view: ReturnType<typeof watchView>;
  const watch = () => {
    for (const [at, entry] of entries.entries()) view.watch(entry as unknown as Element, () => seen.push(at));
  };
  const wait = () => jest.advanceTimersByTimeAsync(2_000);
  beforeEach(() => {
    jest.useFakeTimers();
    [seen, cover, page.visibilityState] = [[], false, 'visible'];
    entries = [new Entry(0, 200), new Entry(200, 400), new Entry(700, 900), new Entry(2_000, 2_200)];
    view = watchView();
  });
  afterEach(() => {
    view.close();
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });

  it('is what the window shows, not what is loaded below it', async () => {
    watch();
    await wait();
    expect(seen).toEqual([0, 1]);
    scrollBy(400);
    await wait();
    expect(seen).toEqual([0, 1, 2]);
  });

  it('is nothing that comes while the page is hidden, until it is looked at again', async () => {
    show('hidden');
    watch();
    await wait();
    expect(seen).toEqual([]);
    show('visible');
    await wait();
    expect(seen).toEqual([0, 1]);
  });

  it('is nothing that flies past while one scrolls', async () => {
    watch();
    for (let at = 0; at < 20; at += 1) {
      scrollBy(100);
      await jest.advanceTimersByTimeAsync(50);
    }
    await wait();
    expect(seen).toEqual([3]);
  });

  it('is nothing that lies below a dialog', async () => {
    cover = true;
    watch();
    await wait();
    expect(seen).toEqual([]);
    cover = false;
    await wait();
    expect(seen).toEqual([0, 1]);
  });
});
