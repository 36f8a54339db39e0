import { expect, it } from '@jest/globals';
import { sendOnce } from '#client/api/sendOnce.ts';
import { device } from '#client/device/device.ts';
import { memoryRows } from '#client/device/memoryRows.ts';
import { openStore } from '#client/device/openStore.ts';
import { sealBox } from '#client/device/sealBox.ts';

// What is not on a device yet asks before a page is closed; there is no page here.
Object.assign(globalThis, { addEventListener: () => {}, removeEventListener: () => {} });

const sent: string[] = [];
/** A server that writes it; of `lost`, the answer never comes back. */
const send = (text: string, lost = false, what = 'supplement m1') =>
  sendOnce(what, { text }, async (clientId) => {
    sent.push(clientId);
    if (lost) throw new Error('the reply was lost');
    return clientId;
  }).catch(() => 'lost');

it('[PO3] [MI6] keeps the clientId of what was not answered for, and makes a new one for anything else', async () => {
  expect([await send('次回は4月です', true), await send('次回は4月です', true)]).toEqual(['lost', 'lost']);
  await send('次回は4月です');
  expect(new Set(sent).size).toBe(1);

  // Said again after a success: meant as another one.
  const again = await send('次回は4月です');
  // Other words after a lost reply are another entry: under the old id the server would keep the old words.
  await send('次回は四月', true);
  const changed = await send('次回は5月です');
  const elsewhere = await send('次回は5月です', false, 'supplement m2');
  expect(new Set([sent[0], again, sent[4], changed, elsewhere]).size).toBe(5);
});

it('sends a double press under one clientId, and keeps it for the same account alone', async () => {
  const [first, second] = await Promise.all([send('二度押し'), send('二度押し')]);
  expect(first).toBe(second);

  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const writer = { account: 'a', position: 'p', session: 's', endsAt: Number.MAX_SAFE_INTEGER };
  const open = async (rows = memoryRows()) => {
    const store = await openStore(rows, sealBox(key), Date.now);
    device.set({ store, writer });
    return rows;
  };
  const rows = await open();
  await send('見本', true);
  const lost = sent.at(-1);
  await device.flush();
  // The page is gone and comes again: the device knows what was never answered for.
  device.set(null);
  await open(rows);
  expect(await send('見本')).toBe(lost);

  await send('見本', true);
  const before = sent.at(-1);
  await open();
  expect(await send('見本')).not.toBe(before);
  device.set(null);
});
