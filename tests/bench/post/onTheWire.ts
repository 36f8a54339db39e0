import { openSocket, type TestSocket } from '#tests/support/openSocket.ts';
import { TestClient } from '#tests/support/testClient.ts';

export interface Way {
  /** From sending to the acknowledgement: durable on a majority. */
  readonly acknowledged: number[];
  /** From sending to the push at a reader on the same node. */
  readonly sameNode: number[];
  /** From sending to the push at a reader on the other node. */
  readonly otherNode: number[];
}

interface Wanted {
  readonly channel: string;
  readonly people: readonly TestClient[];
  /** The ports of the writers' node and of the other one. */
  readonly ports: readonly [number, number];
  readonly posts: number;
  /** When the next post is sent, in milliseconds after the last one was, whatever has become of it (open loop). */
  readonly gapMs: () => number;
}

/** Long enough for a store that stumbles; what has not come by then is a fault and not a figure. */
const PATIENCE_MS = 15_000;
const text =
  '見本　訪問しました。血圧はいつもどおり、食事は八割ほど。右の踵に発赤があり、写真をあとで送ります。次は木曜日の午後です。';
let round = 0;

/** Posts by socket.io-client on one node; readers on both see them come. All in this process, so on one clock. */
export const followPosts = async ({ channel, people, ports, posts, gapMs }: Wanted): Promise<Way> => {
  const sockets: TestSocket[] = [];
  const open = async (person: TestClient, port: number): Promise<TestSocket> => {
    const client = new TestClient(`http://127.0.0.1:${port}`);
    for (const [name, value] of person.cookies) client.cookies.set(name, value);
    const socket = await openSocket(client);
    sockets.push(socket);
    return socket;
  };
  const [reader, ...writing] = people;
  if (reader === undefined) throw new Error('nobody reads');
  round += 1;
  try {
    const writers: TestSocket[] = [];
    for (const person of writing) writers.push(await open(person, ports[0]));
    const sentAt = new Map<string, number>();
    const way: Way = { acknowledged: [], sameNode: [], otherNode: [] };
    const read = async (port: number, into: number[]): Promise<void> => {
      const socket = await open(reader, port);
      await socket.ask('channel:open', { channel });
      socket.socket.on('post:appended', (push: { posts: readonly { clientId: string }[] }) => {
        const now = performance.now();
        for (const { clientId } of push.posts) {
          const sent = sentAt.get(clientId);
          if (sent !== undefined) into.push(now - sent);
        }
      });
    };
    await read(ports[0], way.sameNode);
    await read(ports[1], way.otherNode);
    await pause(500);
    const refused: unknown[] = [];
    let due = performance.now();
    for (let at = 0; at < posts; at += 1) {
      due += gapMs();
      await pause(due - performance.now());
      const clientId = `bench-way-${round}-${at}`;
      const sent = performance.now();
      sentAt.set(clientId, sent);
      writers[at % writers.length]
        ?.ask('post:create', { channel, clientId, kind: 'post', text })
        .then((answer) => {
          if (answer.ok) way.acknowledged.push(performance.now() - sent);
          else refused.push(answer.error);
        })
        .catch((error: unknown) => refused.push(error));
    }
    const deadline = performance.now() + PATIENCE_MS;
    const all = Object.values(way) as number[][];
    while (all.some((each) => each.length < posts)) {
      if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused[0])}`);
      if (performance.now() > deadline) throw new Error('posts are missing');
      await pause(20);
    }
    return way;
  } finally {
    for (const socket of sockets) socket.close();
  }
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
