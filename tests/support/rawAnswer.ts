import { connect } from 'node:net';
import { eventually } from './eventually.ts';

/** What came back on the line, its status and headers (names in lower case) taken apart. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Writes these lines as they stand, as no client of HTTP would, and waits until the house has ended its side. */
export const rawAnswer = async (port: number, lines: readonly string[]): Promise<RawAnswer> => {
  const socket = connect({ host: '127.0.0.1', port });
  let text = '';
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    text += String(bytes);
  });
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  try {
    await eventually(() => socket.readableEnded || socket.destroyed);
  } finally {
    socket.destroy();
  }
  const [first = '', ...rest] = (text.split('\r\n\r\n')[0] ?? '').split('\r\n');
  const pairs = rest.map((line) => line.split(/: (.*)/s)).map(([name = '', value = '']) => [name, value]);
  return {
    status: Number(first.split(' ')[1]),
    headers: new Map(pairs.map(([name = '', value = '']) => [name.toLowerCase(), value])),
    text,
  };
};
