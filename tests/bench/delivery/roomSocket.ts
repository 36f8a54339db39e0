import { WebSocket } from 'ws';

export interface RoomSocket {
  /** Posts and does not wait. */
  post(text: string, clientId: string): void;
  close(): void;
}

export interface Heard {
  /** Entries of this room are here up to `head`. */
  readonly onHead: (head: number) => void;
  /** Any frame that is no delivery and no heartbeat. */
  readonly onOther: () => void;
  readonly onTrouble: (what: string) => void;
}

const headAtEnd = /"head":(\d+)\}\]$/;

/**
 * A subscriber that costs next to nothing: the frames of the protocol by hand, and of a delivery only its end is read.
 * With two hundred socket.io clients in one process the generator would be what is measured.
 */
const listen = (socket: WebSocket, { onHead, onOther, onTrouble }: Heard): void => {
  socket.on('message', (data: Buffer) => {
    const head = headAtEnd.exec(data.toString('latin1', Math.max(0, data.length - 28)))?.[1];
    if (head !== undefined) return onHead(Number(head));
    // '2': engine.io asks whether we are there.
    if (data.length === 1 && data[0] === 0x32) return socket.send('3');
    if (data.length < 400 && data.includes('"ok":false')) return onTrouble(data.toString());
    onOther();
  });
  socket.on('error', (error) => onTrouble(error.message));
  socket.on('close', (code) => code !== 1005 && code !== 1006 && onTrouble(`closed with ${code}`));
};

const opened = (socket: WebSocket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });

/** Resolves with the first frame that fits. */
const next = (socket: WebSocket, begins: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no ${begins} came`)), 20_000);
    const hear = (data: Buffer) => {
      const text = data.toString();
      if (!text.startsWith(begins)) return;
      clearTimeout(late);
      socket.off('message', hear);
      resolve(text);
    };
    socket.on('message', hear);
  });

/** Speaks socket.io; `channel` null: a bare one, which has its place from the start. */
export const openSocketIo = async (
  port: number,
  { cookie, channel, watches, heard }: { cookie: string; channel: string; watches: boolean; heard: Heard },
): Promise<RoomSocket> => {
  const address = `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { headers: { cookie }, perMessageDeflate: false });
  await Promise.all([opened(socket), next(socket, '0')]);
  const connected = next(socket, '40');
  socket.send('40');
  await connected;
  if (watches) {
    const answer = next(socket, '430');
    socket.send(`420${JSON.stringify(['channel:open', { channel }])}`);
    const [result] = JSON.parse((await answer).slice(3)) as [{ ok: boolean; data: { head: number } }];
    if (!result.ok) throw new Error(`channel:open: ${JSON.stringify(result)}`);
    heard.onHead(result.data.head);
  }
  listen(socket, heard);
  let id = 1;
  return {
    post: (text, clientId) =>
      socket.send(`42${id++}${JSON.stringify(['post:create', { channel, clientId, kind: 'post', text }])}`),
    close: () => socket.terminate(),
  };
};

export const openBareWs = async (port: number, heard: Heard): Promise<RoomSocket> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  await opened(socket);
  heard.onHead(0);
  listen(socket, heard);
  return {
    post: (text, clientId) => socket.send(JSON.stringify({ clientId, text })),
    close: () => socket.terminate(),
  };
};
