import type { Gate, Grant } from '#access/gate.ts';
import { keepProvided } from '#access/keepProvided.ts';
import type { Entry } from '#domain/channels/entry.ts';
import type { ChannelId } from '#domain/ids.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { takeTurns } from '#platform/takeTurns.ts';
import { ChannelRoom, type RoomParts } from '#server/channels/channelRoom.ts';
import { lastShown, memberState } from '#server/channels/memberState.ts';
import type { RoomMember } from '#server/channels/roomMember.ts';

const entry = (seq: number): Entry =>
  ({
    ...{ id: `e${seq}`, seq, kind: 'post', thread: null, title: null, text: `言葉${seq}`, state: null },
    ...{ author: {}, clientId: `c${seq}`, vitals: null, attachments: [], at: new Date(0) },
  }) as unknown as Entry;

const channel = 'room' as ChannelId;
const requireOwn = (asked: ChannelId): void => {
  if (asked !== channel) throw new Error('another channel');
};

interface Pushed {
  readonly channel: ChannelId;
  readonly posts: readonly (
    | { readonly seq: number }
    | { readonly seq: number; readonly withheld: DataClass }
  )[];
  readonly head: number;
}

/** One channel's room over a log in memory; store, gate and line are as the test says. */
export const openRoom = (head = 0) => {
  const at = { reads: true, hears: true, fresh: true, provides: true };
  /** What stands in the store, and what of it was written on this node. */
  const [stored, own]: [Entry[], Entry[]] = [[], []];
  /** What was heard, provided and sent, in order. */
  const happened: string[] = [];
  const read: string[] = [];
  const warned: unknown[] = [];
  const people: { readonly rooms: Set<string>; readonly got: unknown[] }[] = [];

  const room = new ChannelRoom(channel, head, {
    store: {
      headAfter: async (asked: { channel: ChannelId; after: number }) => {
        requireOwn(asked.channel);
        return Math.max(asked.after, ...stored.map(({ seq }) => seq));
      },
      range: async (of: ChannelId, after: number, upTo: number) => {
        requireOwn(of);
        read.push(`${after}-${upTo}`);
        if (!at.reads) throw new Error('no store');
        return stored.filter(({ seq }) => seq > after && seq <= upTo).sort((a, b) => a.seq - b.seq);
      },
    },
    logs: {
      of: () => ({
        ownAfter: (seq: number) => {
          const from = own.findIndex((each) => each.seq === seq + 1);
          return from === -1 ? [] : own.slice(from);
        },
      }),
    },
    gate: {
      isFresh: () => at.fresh,
      hears: async () => {
        happened.push('heard');
        return at.hears;
      },
    },
    log: { warn: (what: unknown) => void warned.push(what) },
    broadcast: (keys: readonly string[], event: string, { channel: of, posts, head: upTo }: Pushed) => {
      requireOwn(of);
      if (event !== 'post:appended') throw new Error('another push');
      const shown = posts.map((each) => ('withheld' in each ? 'withheld' : each.seq));
      happened.push(`sent ${keys.join().replace('channel:room:', '')} ${shown.join('+')} to ${upTo}`);
      for (const { rooms, got } of people) if (keys.some((key) => rooms.has(key))) got.push(...shown);
    },
  } as unknown as RoomParts);

  /** Somebody at home or across the border, to whom these classes are shown. */
  const person = (border: 'home' | 'crossing' = 'home', classes: readonly DataClass[] = ['post']) => {
    const rooms = new Set<string>();
    const moves: string[] = [];
    const got: unknown[] = [];
    const standing = { current: true, whileStored: () => {} };
    const grant = {
      ...{ profile: classes.join('+'), ground: { from: '1', to: border === 'home' ? '1' : '2' } },
      discloses: (dataClass: DataClass) =>
        classes.includes(dataClass) ? { disclosed: true, upToSeq: null } : { disclosed: false, rule: 'WA7' },
    } as unknown as Grant;
    const gate: Pick<Gate, 'provide'> = {
      provide: async (_grant, first, given = []) => {
        happened.push(`provided ${first} ${given.join('+')}`);
        if (!at.provides) throw new Error('no store');
        standing.whileStored();
        return { shown: () => {}, close: async () => {} };
      },
    };
    const kept = keepProvided({
      gate,
      admission: { grant, current: () => (standing.current ? grant : null), close: () => {} },
      lastSent: () => lastShown(member.state),
      onReady: () => {},
      onUnfit: () => {},
      onTrouble: () => {},
    });
    const member: RoomMember = {
      admission: { grant, ...kept, close: kept.release },
      connection: {
        join: (key: string) => {
          moves.push('in');
          rooms.add(key);
        },
        leave: (key: string) => {
          moves.push('out');
          rooms.delete(key);
        },
      } as unknown as RoomMember['connection'],
      inTurn: takeTurns(),
      state: memberState.enter(grant),
    };
    people.push({ rooms, got });
    return { grant, member, got, moves, standing };
  };
  return {
    ...{ room, at, own, happened, read, warned, person },
    /** Who has been shown all that the room has read, and is pushed what follows. */
    enter: (...who: Parameters<typeof person>) => {
      const one = person(...who);
      room.join(one.member, memberState.enter(one.grant), room.cursor + 1);
      return one;
    },
    write: (...seqs: number[]): void => void stored.push(...seqs.map(entry)),
    writeHere: (...seqs: number[]): void => {
      stored.push(...seqs.map(entry));
      own.push(...seqs.map(entry));
    },
    sent: (): string[] => happened.filter((each) => each.startsWith('sent')).map((each) => each.slice(5)),
    /** Wakes the room, and comes back when it has done what there was to do. */
    wake: async (upTo?: number): Promise<void> => {
      room.wake(upTo);
      await room.inTurn(async () => {});
    },
  };
};
