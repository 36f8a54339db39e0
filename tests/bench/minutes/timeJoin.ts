import type { WebSocket } from 'ws';
import { joinMinutes } from '#tests/support/minutesClient.ts';
import { cpuOf } from '../measuring/cpuOf.ts';
import { textOf } from './typeMinutes.ts';

export interface Join {
  readonly ms: number;
  readonly bytes: number;
  readonly messages: number;
  /** CPU of the node meanwhile. */
  readonly cpuMs: number;
}

interface Wanted {
  readonly url: string;
  readonly pid: number;
  readonly document: string;
  readonly account: string;
  readonly text: string;
}

const LATE_MS = 30_000;

/** A plain y-websocket client from its first packet to `synced`, and whether it then has the whole text. */
export const timeJoin = async ({ url, pid, document, account, text }: Wanted): Promise<Join> => {
  const cpu = cpuOf(pid);
  const began = performance.now();
  const client = joinMinutes({ url, document, cookie: `account=${account}` });
  let bytes = 0;
  let messages = 0;
  (client.provider.ws as unknown as WebSocket).on('message', (data: { byteLength: number }) => {
    bytes += data.byteLength;
    messages += 1;
  });
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('not synced in time')), LATE_MS);
      client.provider.on('sync', (isSynced: boolean) => {
        if (!isSynced) return;
        clearTimeout(late);
        resolve();
      });
    });
    const ms = performance.now() - began;
    if (textOf(client.doc) !== text) throw new Error('synced, but not the whole text');
    return { ms, bytes, messages, cpuMs: cpuOf(pid) - cpu };
  } finally {
    client.leave();
  }
};
