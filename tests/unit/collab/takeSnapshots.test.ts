import { describe, expect, it } from '@jest/globals';
import type { OpenDocument } from '#collab/ports.ts';
import { takeSnapshots } from '#collab/snapshot/takeSnapshots.ts';
import { emptyDocument } from '#domain/minutes/documentState.ts';

/** A document that is only as long as it says, and a maker that can fail. */
const start = (isBroken = false) => {
  let [head, bytes] = [0, 0];
  const saved: number[] = [];
  let tries = 0;
  const document = {
    get state() {
      return { ...emptyDocument, head, bytes };
    },
    snapshot: async () => null,
    async *updates() {
      yield [];
    },
    saveSnapshot: async ({ n }: { n: number }) => {
      saved.push(n);
    },
  } as unknown as OpenDocument;
  const make = async () => {
    tries += 1;
    if (isBroken) throw new Error('no room');
    return new Uint8Array();
  };
  const failed: unknown[] = [];
  const grown = takeSnapshots(document, make, (error) => failed.push(error));
  const grow = async (entries: number, more: number): Promise<void> => {
    head += entries;
    bytes += more;
    grown();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { grow, saved, failed, tries: () => tries };
};

describe('[MI10] when a snapshot is made', () => {
  it('after 200 entries, or after half a megabyte in however few', async () => {
    const { grow, saved } = start();
    await grow(199, 1_000);
    expect(saved).toEqual([]);
    await grow(1, 10);
    expect(saved).toEqual([200]);
    await grow(1, 512 * 1024 - 1);
    expect(saved).toEqual([200]);
    await grow(1, 1);
    expect(saved).toEqual([200, 202]);
  });

  it('one that fails is tried again when the next one is due, and not with every letter', async () => {
    const { grow, failed, tries } = start(true);
    for (let entry = 0; entry < 600; entry += 1) await grow(1, 10);
    expect(failed).toHaveLength(3);
    expect(tries()).toBe(3);
  });
});
