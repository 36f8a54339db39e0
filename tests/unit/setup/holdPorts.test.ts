import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  holdPorts,
  mediaBlocks,
  outgoingPorts,
  PortTaken,
  USUAL_MEDIA_PORT,
} from '#server/setup/holdPorts.mjs';
import { freePort } from '#tests/support/houseProcess.ts';

const host = '127.0.0.1';
const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
const isFreeForUdp = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const udp = createSocket('udp4');
    udp.once('error', () => resolve(false));
    udp.bind(port, host, () => udp.close(() => resolve(true)));
  });
const hold = async (...args: Parameters<typeof holdPorts>) => {
  const held = await holdPorts(...args);
  opened.push(() => held.release());
  return held;
};
const takeUdp = async (port: number) => {
  const udp = createSocket('udp4');
  udp.bind(port, host);
  await once(udp, 'listening');
  opened.push(() => new Promise<void>((resolve) => udp.close(() => resolve())));
};

describe('the ports of the house', () => {
  it("[HU10] the usual ones lie outside the kernel's range for outgoing connections, wherever that is", () => {
    const folder = mkdtempSync(join(tmpdir(), 'engawa-range-'));
    const file = join(folder, 'range');
    for (const [text, range] of [
      ['32768\t60999\n', [32_768, 60_999]],
      ['15000 30000', [15_000, 30_000]],
      ['nonsense', [32_768, 60_999]],
    ] as const) {
      writeFileSync(file, text);
      expect(outgoingPorts(file)).toEqual(range);
      for (const first of mediaBlocks(8, outgoingPorts(file)))
        expect(first + 7 < range[0] || first > range[1]).toBe(true);
    }
    expect(outgoingPorts(join(folder, 'none'))).toEqual([32_768, 60_999]);
    expect(mediaBlocks(8, [32_768, 60_999])[0]).toBe(USUAL_MEDIA_PORT);
    // A machine that hands out everything leaves nothing apart: then it is the usual one.
    expect(mediaBlocks(8, [1_024, 65_535])[0]).toBe(USUAL_MEDIA_PORT);
    rmSync(folder, { recursive: true });
  });

  it('[HU10] are bound and held until their owner takes them, one by one', async () => {
    const [port, mediaPort] = [await freePort(), await freePort(2)];
    const held = await hold({ host, port, mediaPort, media: true }, 2);
    const state = async () => [
      await isFree(port),
      await isFree(mediaPort),
      await isFreeForUdp(mediaPort),
      await isFree(mediaPort + 1),
      await isFreeForUdp(mediaPort + 1),
    ];
    expect(await state()).toEqual([false, false, false, false, false]);
    await held.release(mediaPort);
    expect(await state()).toEqual([false, true, true, false, false]);
    await held.release();
    expect(await state()).toEqual([true, true, true, true, true]);
  });

  it('[HU10] one that was asked for and is taken is named with its flag, and nothing stays held', async () => {
    const [port, mediaPort] = [await freePort(), await freePort(2)];
    await takeUdp(mediaPort + 1);
    const wanted = holdPorts({ host, port, mediaPort, media: true }, 2);
    await expect(wanted).rejects.toThrow(PortTaken);
    await expect(wanted).rejects.toThrow(`port ${mediaPort + 1} of ${host} is taken`);
    expect([await isFree(port), await isFree(mediaPort)]).toEqual([true, true]);
    const held = await hold({ host, port, mediaPort, media: false }, 2);
    expect(held.mediaPort).toBe(mediaPort);
  });

  it('[HU10] where none was asked for, the next free ones are taken', async () => {
    const first = await hold({ host, port: 0, mediaPort: null, media: true }, 2);
    const second = await hold({ host, port: 0, mediaPort: null, media: true }, 2);
    const [one, two] = [first.mediaPort ?? 0, second.mediaPort ?? 0];
    expect(two).toBeGreaterThanOrEqual(one + 2);
    expect(mediaBlocks(2, outgoingPorts())).toContain(two);
  });
});
