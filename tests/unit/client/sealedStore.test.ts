import { describe, expect, it } from '@jest/globals';
import { isOver } from '#client/device/browserKeys.ts';
import type { KeptKind, KeptValue } from '#client/device/KeptValue.ts';
import { memoryRows } from '#client/device/memoryRows.ts';
import { openStore, storeLimits } from '#client/device/openStore.ts';
import { LEAST, pad, unpad } from '#client/device/padding.ts';
import type { Rows } from '#client/device/Rows.ts';
import { importDeviceKey, sealBox } from '#client/device/sealBox.ts';

const key = (letter: string) => importDeviceKey(letter.repeat(43));
const bytes = (text: string) => new TextEncoder().encode(text);
const value = (kind: KeptKind, name: string, body: unknown, until: number | null = null): KeptValue => ({
  ...{ kind, key: name, body, until, account: 'a'.repeat(24), position: 'b'.repeat(24) },
  ...{ session: 'c'.repeat(24), record: null, at: 1_000 },
});
/** What an outsider counts: the sizes of all rows. */
const sizes = async (rows: Rows) => (await rows.all()).map(({ sealed }) => sealed.byteLength);

/** Two tabs on one device: the same rows, each hearing of the other's writing. */
const twoTabs = async () => {
  const listeners = new Map<string, (ids: readonly string[]) => void>();
  const shared = memoryRows();
  const tab = (name: string): Rows => ({
    ...shared,
    isDurable: true,
    async rewrite(changes) {
      const done = await shared.rewrite(changes);
      const ids = changes.map(({ id }) => id);
      if (done) for (const [other, listener] of listeners) if (other !== name) listener(ids);
      return done;
    },
    onChange(listener) {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
  });
  const box = sealBox(await key('k'));
  const first = await openStore(tab('first'), box, () => 1_000);
  const second = await openStore(tab('second'), box, () => 1_000);
  return { shared, first, second, box };
};

describe('a sealed value', () => {
  it('[DV1] opens in its own place, by its own key, unchanged, and nowhere else', async () => {
    const box = sealBox(await key('k'));
    const sealed = await box.seal('place', bytes('髙橋様の経過'));
    expect(new TextDecoder().decode((await box.open('place', sealed)) ?? undefined)).toBe('髙橋様の経過');
    expect(await box.open('another place', sealed)).toBeNull();
    expect(await sealBox(await key('m')).open('place', sealed)).toBeNull();
    for (const at of [0, 12, sealed.byteLength - 1]) {
      const changed = new Uint8Array(sealed);
      changed[at] = changed[at]! ^ 1;
      expect(await box.open('place', changed)).toBeNull();
    }
  });

  it('[DV1] is sealed anew each time, and tells its length by powers of two alone', async () => {
    const box = sealBox(await key('k'));
    const [one, other] = [await box.seal('place', bytes('同じ')), await box.seal('place', bytes('同じ'))];
    expect(one).not.toEqual(other);
    expect((await box.seal('place', bytes('あ'.repeat(1_000)))).byteLength).toBe(one.byteLength);
    for (const length of [0, 1, LEAST - 4, LEAST - 3, 70_000]) {
      const padded = pad(new Uint8Array(length).fill(7));
      expect(Math.log2(padded.byteLength) % 1).toBe(0);
      expect(Buffer.compare(unpad(padded) ?? Buffer.alloc(1), Buffer.alloc(length, 7))).toBe(0);
    }
    expect(unpad(new Uint8Array([255, 255, 255, 255, 0]))).toBeNull();
  });
});

describe('the store of a device', () => {
  it('[DV1] looks the same from outside whether it keeps nothing or fifty things', async () => {
    const { shared, first } = await twoTabs();
    const empty = await sizes(shared);
    for (let at = 0; at < 50; at++) await first.write([{ put: value('draft', `d${at}`, `本文${at}`) }]);
    expect(await sizes(shared)).toEqual(empty);
    for (let at = 0; at < 50; at++) await first.write([{ remove: { kind: 'draft', key: `d${at}` } }]);
    expect(await sizes(shared)).toEqual(empty);
    for (let at = 0; at < 70; at++) await first.write([{ put: value('draft', `e${at}`, '') }]);
    expect(new Set(await sizes(shared)).size).toBe(1);
    expect(first.list('draft')).toHaveLength(70);
  });

  it('[DV4] gives back to the next opening what was written, and nothing whose time is over', async () => {
    const { shared, first, box } = await twoTabs();
    await first.write([
      { put: value('draft', 'd', { text: '途中' }, 2_000) },
      { put: value('outbox', 'o', { text: '送信待ち' }) },
    ]);
    const later = await openStore(shared, box, () => 1_999);
    expect(later.get('draft', 'd')?.body).toEqual({ text: '途中' });
    const over = await openStore(shared, box, () => 2_000);
    expect(over.get('draft', 'd')).toBeNull();
    expect(over.list('draft')).toEqual([]);
    expect(over.expired().map(({ key: name }) => name)).toEqual(['d']);
    expect(over.get('outbox', 'o')?.body).toEqual({ text: '送信待ち' });
    const stranger = await openStore(shared, sealBox(await key('x')), () => 1_000);
    expect([...stranger.list('draft'), ...stranger.list('outbox')]).toEqual([]);
  });

  it('[DV5] loses nothing that two tabs write at once, and lets each see what the other wrote', async () => {
    const { first, second, shared, box } = await twoTabs();
    const put = (store: typeof first, name: string) => store.write([{ put: value('outbox', name, name) }]);
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => [put(first, `f${at}`), put(second, `s${at}`)]).flat(),
    );
    await first.refresh();
    await second.refresh();
    const names = (store: typeof first) =>
      store
        .list('outbox')
        .map(({ key: name }) => name)
        .sort();
    expect(names(first)).toHaveLength(40);
    expect(names(second)).toEqual(names(first));
    expect(names(await openStore(shared, box, () => 1_000))).toEqual(names(first));
  });

  it('[DV5] writes several things as one: all of them, or what was there before', async () => {
    const { shared, first, box } = await twoTabs();
    await first.write([{ put: value('draft', 'd', '本文') }]);
    const broken = await openStore(
      { ...shared, isDurable: true, rewrite: async () => Promise.reject(new Error('quota')) },
      box,
      () => 1_000,
    );
    const both = [{ remove: { kind: 'draft', key: 'd' } }, { put: value('outbox', 'o', '本文') }] as const;
    expect(await broken.write(both)).toBe(false);
    expect(broken.trouble()).toBe('full');
    const after = await openStore(shared, box, () => 1_000);
    expect([after.get('draft', 'd')?.body, after.get('outbox', 'o')]).toEqual(['本文', null]);
    expect(await first.write(both)).toBe(true);
    const last = await openStore(shared, box, () => 1_000);
    expect([last.get('draft', 'd'), last.get('outbox', 'o')?.body]).toEqual([null, '本文']);
  });

  it('[DV4] says when there is no room or no store, keeps it in the page, and says when there is room again', async () => {
    const { first } = await twoTabs();
    expect(first.trouble()).toBeNull();
    const large = 'x'.repeat(storeLimits.valueBytes);
    expect(await first.write([{ put: value('draft', 'large', large) }])).toBe(false);
    expect([first.trouble(), first.get('draft', 'large')?.body]).toEqual(['full', large]);
    expect(await first.write([{ put: value('draft', 'large', 'short') }])).toBe(true);
    expect(first.trouble()).toBeNull();
    const memory = await openStore(memoryRows(), sealBox(await key('k')), () => 1_000);
    expect([memory.trouble(), await memory.write([{ put: value('draft', 'd', 'x') }])]).toEqual([
      'memory-only',
      false,
    ]);
    expect(memory.get('draft', 'd')?.body).toBe('x');
  });

  it('[DV8] keeps a file in sealed pieces, gives it back whole, and forgets pieces that nothing names', async () => {
    const { shared, first } = await twoTabs();
    const content = Uint8Array.from({ length: 2_300_000 }, (_, at) => at % 251);
    const pieces = (await first.putFile(new Blob([content]))) ?? [];
    expect(pieces).toHaveLength(3);
    const read = await first.readFile(pieces, 'image/jpeg');
    expect(read?.type).toBe('image/jpeg');
    expect(Buffer.compare(new Uint8Array((await read?.arrayBuffer()) ?? []), content)).toBe(0);
    // A piece out of its place does not open: no file is put together from parts of others.
    expect(await first.readFile([pieces[1]!, 'elsewhere'], '')).toBeNull();
    await first.putFile(new Blob(['of a tab that was killed']));
    await first.sweep({ pieces: new Set(pieces), bytes: content.byteLength });
    expect((await shared.chunkIds()).sort()).toEqual([...pieces].sort());
    await first.removeFile(pieces, content.byteLength);
    expect(await shared.chunkIds()).toEqual([]);
  });

  it('[DV4] takes no file beyond its bound, and says so', async () => {
    const { first } = await twoTabs();
    const huge = { size: storeLimits.fileBytes + 1 } as Blob;
    expect(await first.putFile(huge)).toBeNull();
    expect(first.trouble()).toBe('full');
  });
});

it("[DV2] the key's copy holds until nobody touched the device for so long, or the session's absolute end", () => {
  const copy = { idleMs: 30, activeAt: 100, endsAt: 200 };
  expect([129, 130, 131].map((now) => isOver(copy, now))).toEqual([false, true, true]);
  expect([199, 200].map((now) => isOver({ ...copy, activeAt: 190 }, now))).toEqual([false, true]);
});
