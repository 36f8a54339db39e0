import type { Place } from './readFigure.ts';

/** Something that we hold ourselves to, beside what another does in the same run. */
export interface Goal {
  readonly what: string;
  readonly ours: Place;
  readonly peer?: { readonly name: string; readonly place: Place };
  /** Where the bench prints it with its interval; else it is worked out from the two. */
  readonly ratio?: Place;
  /** At most or at least this, of what is ours, of the ratio, or of what is ours beyond the peer's. */
  readonly limit?: { readonly of: 'ours' | 'ratio' | 'beyond' } & (
    | { readonly most: number }
    | { readonly least: number }
  );
  readonly goal: string;
}

const delivery = (row: string, column: string, fitting: number): Place => ({
  ...{ command: 'delivery', row, column, fitting },
});
const sameNode = 'Engawa, written on the same node';
const bareSocketIo = 'bare socket.io 4.8';
const cpu = 'server CPU a delivery';
const interval = 'median (95 % interval)';
const deliveryBeside = (name: string, fitting: number) => ({
  ours: delivery(sameNode, cpu, fitting),
  peer: { name: bareSocketIo, place: delivery(bareSocketIo, cpu, fitting) },
  ratio: {
    ...{ command: 'delivery', row: `${sameNode} / ${bareSocketIo}` },
    ...{ column: interval, fitting },
  },
  what: name,
});
const growth = (what: string, row: string, most: number): Goal => ({
  what: `growth: ${what}, slope`,
  ours: { command: 'growth', row, column: 'slope (95 % interval)' },
  limit: { of: 'ours', most },
  goal: `at most ${most.toFixed(2)}`,
});
const list = (what: string, row: string, column: string, most: number, goal: string): Goal => ({
  ...{ what, goal, ours: { command: 'lists', row, column }, limit: { of: 'ours', most } },
});

const joinBeside = (when: 'warm' | 'cold', peer: string, fitting: number, most: number): Goal => {
  const place = (row: string): Place => ({ command: 'collab', row, column: 'server CPU a join', fitting });
  return {
    what: `joining a document of 100,000 edits, ${when}, node CPU`,
    ours: place('Engawa'),
    peer: { name: peer, place: place(peer) },
    ratio: { command: 'collab', row: `${when}, ours / ${peer}`, column: interval },
    limit: { of: 'ratio', most },
    goal: `at most ${most.toFixed(1)}x`,
  };
};
const typingBeside = (load: string, fitting: number): Goal => {
  const name = '@y/websocket-server 0.1.1, leveldb';
  const place = (row: string): Place => ({ command: 'collab', row, column: cpu, fitting });
  return {
    what: `an edit at another of a document, ${load}, node CPU`,
    ours: place('Engawa'),
    peer: { name, place: place(name) },
    ratio: { command: 'collab', row: `ours / ${name}`, column: interval, fitting },
    limit: { of: 'ratio', most: 1.1 },
    goal: 'at most 1.1x',
  };
};

export const goals: readonly Goal[] = [
  {
    what: 'a whole yes of the gate, 32 at once, node CPU',
    ours: { command: 'gate', row: 'member at home', column: '32 at once: CPU each' },
    peer: {
      name: "the fact's insert alone",
      place: { command: 'gate', row: '32 at once', column: 'CPU each' },
    },
    limit: { of: 'beyond', most: 0.04 },
    goal: 'at most 40 µs beyond the insert',
  },
  {
    what: 'one decision of the agreement (1,741 municipalities)',
    ours: { command: 'agreement', row: 'ours, the whole answer', column: 'CPU each' },
    peer: { name: 'casbin 5.51', place: { command: 'agreement', row: 'casbin', column: 'CPU each' } },
    limit: { of: 'ours', most: 0.0001 },
    goal: 'at most 100 ns',
  },
  {
    ...deliveryBeside('a delivery, room of 200, one post at a time, node CPU', 0),
    limit: { of: 'ours', most: 0.025 },
    goal: 'at most 25 µs',
  },
  {
    what: 'a delivery, room of 200, one post at a time, CPU of the stores',
    ours: delivery(sameNode, 'stores', 0),
    limit: { of: 'ours', most: 0.012 },
    goal: 'at most 12 µs',
  },
  {
    ...deliveryBeside('a delivery, room of 200, 32 posts under way, node CPU', 1),
    limit: { of: 'ratio', most: 1 },
    goal: 'at most 1.0x',
  },
  list(
    "the patients' list, 200 patients, store commands cold",
    "the patients' list, 200",
    'commands cold',
    13,
    'at most 12, and the session',
  ),
  list(
    "the patients' list, 200 patients, store commands warm",
    "the patients' list, 200",
    'commands warm',
    4,
    'at most 3, and the session',
  ),
  list(
    'ホーム, 200 patients, store commands cold',
    'ホーム, 200',
    'commands cold',
    46,
    'at most 40, and six sessions',
  ),
  {
    what: 'the heap of a socket at rest',
    ours: { command: 'connections', row: 'Engawa', column: 'heap a socket' },
    peer: {
      name: bareSocketIo,
      place: { command: 'connections', row: bareSocketIo, column: 'heap a socket' },
    },
    limit: { of: 'ratio', most: 0.75 },
    goal: 'at most 0.75x',
  },
  {
    what: '2,000 sockets at rest, node CPU',
    ours: { command: 'connections', row: 'Engawa', column: 'CPU idle' },
    limit: { of: 'ours', most: 0.01 },
    goal: 'at most 1 % of a core',
  },
  {
    what: 'a realtime node at rest, resident',
    ours: { command: 'start', row: 'realtime', column: 'resident' },
    peer: {
      name: 'express, socket.io, mongoose, ioredis',
      place: { command: 'start', row: 'express, socket.io', column: 'resident' },
    },
    ratio: { command: 'start', row: 'realtime', column: 'resident, ratio' },
    limit: { of: 'ours', most: 130e6 },
    goal: 'at most 130 MB',
  },
  growth('a post by rooms', 'a post, by the rooms', 0.05),
  growth('a delivery by members', 'a delivery, by the sockets', 0.1),
  growth('opening a room by posts', 'opening a room, by the posts', 0.05),
  growth('a post by municipalities', 'a post across a border, by municipalities', 0.02),
  {
    what: 'a voice’s packet at one ear, worker CPU',
    ours: { command: 'media', row: 'Engawa', column: 'worker' },
    peer: { name: 'raw mediasoup', place: { command: 'media', row: 'raw mediasoup', column: 'worker' } },
    ratio: { command: 'media', row: 'worker', column: interval },
    goal: '—',
  },
  {
    what: 'joining minutes of 10,000 edits, warm, node CPU',
    ours: { command: 'minutes', row: 'snapshot and tail, warm', column: 'node CPU' },
    peer: {
      name: 'our log replayed',
      place: { command: 'minutes', row: 'the log replayed, warm', column: 'node CPU' },
    },
    ratio: { command: 'minutes', row: 'warm, node CPU', column: 'median ratio (95 % interval)' },
    goal: '—',
  },
  {
    what: 'coming back, 5,000 connections with 200 posts missed each, node CPU',
    ours: { command: 'storm', row: 'Engawa', column: 'node CPU each' },
    peer: {
      name: bareSocketIo,
      place: { command: 'storm', row: bareSocketIo, column: 'node CPU each' },
    },
    limit: { of: 'ours', most: 1.5 },
    goal: 'at most 1.5 ms each',
  },
  {
    what: 'coming back, 5,000 connections, from the first that is back to the last',
    ours: { command: 'storm', row: 'Engawa', column: 'first to last' },
    limit: { of: 'ours', most: 10_000 },
    goal: 'at most 10 s',
  },
  ...['one channel', '50 channels'].map(
    (where, at): Goal => ({
      what: `durable acknowledgements a second, 16 writers, ${where}`,
      ours: { command: 'acks', row: '16 writers', column: 'a second', fitting: at },
      peer: {
        name: 'the store itself, one by one',
        place: { command: 'acks', row: 'the store itself', column: 'a second' },
      },
      ratio: { command: 'acks', row: '16 writers', column: interval, fitting: at },
      limit: { of: 'ratio', least: 0.5 },
      goal: 'at least half',
    }),
  ),
  {
    what: 'a post in a channel that nobody has asked for yet, node CPU with all that follows',
    ours: { command: 'acks', row: 'a channel that nobody', column: 'node CPU each' },
    peer: {
      name: 'in one that was written to before',
      place: { command: 'acks', row: 'a channel that was written', column: 'node CPU each' },
    },
    ratio: { command: 'acks', row: 'nobody has asked for it yet', column: interval },
    limit: { of: 'ratio', most: 3 },
    goal: 'at most 3x',
  },
  joinBeside('warm', '@y/websocket-server 0.1.1, in memory', 0, 1),
  joinBeside('cold', '@hocuspocus/server 4.7, database', 1, 0.5),
  typingBeside('4 of 20 type', 0),
  typingBeside('all 20 type', 1),
];
