import { WebSocket } from 'ws';

export interface AskingSocket {
  /** Resolves with the frame of the acknowledgement. */
  ask(name: string, payload: object): Promise<string>;
  close(): void;
}

/** Speaks socket.io by hand and reads no more of an answer than whose it is: as a generator it costs next to nothing. */
export const openAskingSocket = async (
  port: number,
  cookie: string,
  onPush: (frame: string) => void = () => {},
): Promise<AskingSocket> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
    ...(cookie === '' ? {} : { headers: { cookie } }),
    perMessageDeflate: false,
  });
  const waiting = new Map<number, { answer: (frame: string) => void; fail: (error: Error) => void }>();
  let id = 0;
  let connected: () => void = () => {};
  const welcome = new Promise<void>((resolve) => {
    connected = resolve;
  });
  let why = 'the connection was closed';
  const gone = new Promise<never>((_, reject) => {
    socket.once('error', reject);
    socket.once('close', () => {
      const error = new Error(why);
      for (const { fail } of waiting.values()) fail(error);
      reject(error);
    });
  });
  gone.catch(() => undefined);
  socket.on('message', (data: Buffer) => {
    const frame = data.toString('latin1');
    if (frame === '2') return socket.send('3');
    if (frame.startsWith('0')) return socket.send('40');
    if (frame.startsWith('40')) return connected();
    if (frame.startsWith('44')) {
      why = frame;
      return socket.terminate();
    }
    if (!frame.startsWith('43')) return onPush(frame);
    const begins = frame.indexOf('[');
    const asked = Number(frame.slice(2, begins));
    waiting.get(asked)?.answer(frame);
    waiting.delete(asked);
  });
  await Promise.race([gone, welcome]);
  return {
    ask: (name, payload) =>
      new Promise((answer, fail) => {
        id += 1;
        waiting.set(id, { answer, fail });
        socket.send(`42${id}${JSON.stringify([name, payload])}`);
      }),
    close: () => socket.terminate(),
  };
};
