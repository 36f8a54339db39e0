import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/** Where a document is, and how its server is spoken to. */
export interface DocAddress {
  readonly url: string;
  readonly cookie: string;
  /** Hocuspocus puts the document's name before each message, and wants a word of who it is first. */
  readonly name: string | null;
}

/** A client that costs next to nothing: it keeps no document, and of updates it reads how far they bring each writer. */
export interface DocSocket {
  /** Bytes and text messages so far. */
  readonly heard: { bytes: number; messages: number };
  /** Up to which clock of each client it was sent text. */
  readonly clocks: ReadonlyMap<number, number>;
  /** All updates that came; kept only where asked for. */
  readonly updates: readonly Uint8Array[];
  send(update: Uint8Array): void;
  close(): void;
}

interface Options {
  readonly keep?: boolean;
  readonly onClock?: (client: number, clock: number) => void;
  readonly onTrouble: (what: string) => void;
}

const empty = new Uint8Array([0, 0]);

export const openDocSocket = async (
  { url, cookie, name }: DocAddress,
  { keep = false, onClock, onTrouble }: Options,
): Promise<DocSocket> => {
  const socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false });
  const heard = { bytes: 0, messages: 0 };
  const clocks = new Map<number, number>();
  const updates: Uint8Array[] = [];
  const say = (...parts: (number | Uint8Array)[]): void => {
    const encoder = encoding.createEncoder();
    if (name !== null) encoding.writeVarString(encoder, name);
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part);
      else encoding.writeVarUint8Array(encoder, part);
    }
    socket.send(encoding.toUint8Array(encoder));
  };
  const take = (update: Uint8Array): void => {
    heard.messages += 1;
    if (keep) updates.push(update);
    for (const [client, clock] of Y.parseUpdateMeta(update).to) {
      clocks.set(client, Math.max(clock, clocks.get(client) ?? 0));
      onClock?.(client, clock);
    }
  };
  socket.on('message', (data: Buffer) => {
    heard.bytes += data.byteLength;
    const decoder = decoding.createDecoder(new Uint8Array(data));
    if (name !== null) decoding.readVarString(decoder);
    const kind = decoding.readVarUint(decoder);
    // Sync, and Hocuspocus' answer to it.
    if (kind !== 0 && !(name !== null && kind === 4)) return;
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    // Asked for what it lacks, it has nothing that the server has not.
    if (step === 0) say(0, 1, empty);
    else take(bytes);
  });
  socket.on('error', (error) => onTrouble(error.message));
  socket.on('close', (code) => {
    if (code !== 1005 && code !== 1006) onTrouble(`closed with ${code}`);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  if (name !== null) say(2, 0, new Uint8Array());
  say(0, 0, Y.encodeStateVector(new Map()));
  return {
    ...{ heard, clocks, updates },
    send: (update) => say(0, 2, update),
    close: () => socket.terminate(),
  };
};
