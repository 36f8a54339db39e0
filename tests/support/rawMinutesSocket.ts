import { WebSocket } from 'ws';

/** A bare socket at the document door, to say what no honest client says. */
export const rawMinutesSocket = (url: string, document: string, cookie: string | null) => {
  const socket = new WebSocket(`${url}/${document}`, cookie === null ? {} : { headers: { cookie } });
  const heard: Uint8Array[] = [];
  socket.on('message', (data: Buffer) => heard.push(new Uint8Array(data)));
  socket.on('error', () => {});
  const opened = new Promise<void>((resolve) => socket.once('open', () => resolve()));
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
  );
  return {
    socket,
    heard,
    opened,
    closed,
    send: (bytes: Uint8Array) => socket.send(bytes),
    end: () => socket.terminate(),
  };
};
