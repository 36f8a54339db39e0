import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ViewedPicture } from '#client/features/attachments/viewer/ViewedPicture.ts';

/** A tab's history, as far as one goes back and forward in it. */
const entries: unknown[] = [{ entry: 3 }];
let here = 0;
const popped: (() => void)[] = [];
const go = (to: number) => {
  here = to;
  for (const listener of popped) listener();
};
Object.assign(globalThis, {
  history: {
    get state() {
      return entries[here];
    },
    pushState(state: unknown) {
      entries.splice(here + 1, entries.length, state);
      here += 1;
    },
    back: () => go(here - 1),
  },
  addEventListener: (kind: string, listener: () => void) => kind === 'popstate' && popped.push(listener),
  removeEventListener: (_: string, listener: () => void) => popped.splice(popped.indexOf(listener), 1),
});
const { pictureViewer } = await import('#client/features/attachments/viewer/pictureViewer.ts');

const pictures = ['sacrum', 'heel-left', 'sacrum', undefined].map((site, at) => ({
  ...{ id: `p${at}`, dataClass: 'photo', name: `${at}.jpg`, at: '', author: {}, site },
})) as unknown as ViewedPicture[];
const shown = () => {
  const { at, beside } = pictureViewer.get() ?? { at: null, beside: null };
  return [at, beside];
};

beforeEach(() => {
  pictureViewer.close();
  pictureViewer.subscribe(() => {});
});

describe('[AL4] looking at pictures', () => {
  it('is an entry of the history: back closes it and leaves one where one was', () => {
    pictureViewer.open(pictures, 'p1' as never);
    expect([here, shown()]).toEqual([1, [1, null]]);
    // What the guard of unfinished forms counts by stays the same.
    expect(history.state).toMatchObject({ entry: 3 });
    history.back();
    expect([here, shown()]).toEqual([0, [null, null]]);
  });

  it('closed by its × goes back by itself, once', () => {
    pictureViewer.open(pictures, 'p0' as never);
    pictureViewer.close();
    expect([here, shown()]).toEqual([0, [null, null]]);
    pictureViewer.close();
    expect(here).toBe(0);
  });

  it('goes from one to the next, and stays at both ends', () => {
    pictureViewer.open(pictures, 'p0' as never);
    pictureViewer.step('at', -1);
    expect(shown()).toEqual([0, null]);
    for (let each = 0; each < 9; each += 1) pictureViewer.step('at', 1);
    expect(shown()).toEqual([3, null]);
  });

  it('puts the nearest of the same place of the body beside it, each going its own way', () => {
    pictureViewer.open(pictures, 'p0' as never);
    pictureViewer.compare();
    expect(shown()).toEqual([0, 2]);
    pictureViewer.step('beside', 1);
    expect(shown()).toEqual([0, 3]);
    pictureViewer.compare();
    expect(shown()).toEqual([0, null]);
    // Where nothing is alike, its neighbour.
    pictureViewer.step('at', 1);
    pictureViewer.compare();
    expect(shown()).toEqual([1, 0]);
  });

  it('has nothing to put beside an only one', () => {
    pictureViewer.open(pictures.slice(0, 1), 'p0' as never);
    pictureViewer.compare();
    expect(shown()).toEqual([0, null]);
  });
});
