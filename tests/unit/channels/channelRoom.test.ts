import { describe, expect, it } from '@jest/globals';
import type { Grant } from '#access/gate.ts';
import type { Entry } from '#domain/channels/entry.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { endOfMoment } from '#platform/endOfMoment.ts';
import { ChannelRoom } from '#server/channels/channelRoom.ts';
import type { RoomMember } from '#server/channels/roomMember.ts';

const entry = (seq: number): Entry =>
  ({
    ...{ id: `e${seq}`, seq, kind: 'post', thread: null, title: null, text: `言葉${seq}`, state: null },
    ...{ author: {}, clientId: `c${seq}`, vitals: null, attachments: [], at: new Date(0) },
  }) as unknown as Entry;
const settle = async (): Promise<void> => {
  for (let at = 0; at < 20; at += 1) await endOfMoment();
};

interface Pushed {
  readonly posts: readonly ({ readonly seq: number } & (
    | { readonly body: object }
    | { readonly rule: string }
  ))[];
  readonly head: number;
}

/** A room over a log in memory; the gate hears and is fresh as the test says. */
const openRoom = (head = 0) => {
  const log: Entry[] = [];
  const gate = { hears: true, fresh: true, asked: 0 };
  const sent: string[] = [];
  const read: string[] = [];
  const own: Entry[] = [];
  let fails = false;
  const warned: unknown[] = [];
  const room = new ChannelRoom('room' as never, head, {
    store: {
      range: async (_channel: string, after: number, upTo: number) => {
        read.push(`${after}-${upTo}`);
        if (fails) throw new Error('no store');
        return log.filter(({ seq }) => seq > after && seq <= upTo).sort((a, b) => a.seq - b.seq);
      },
    },
    logs: { of: () => ({ ownAfter: (after: number) => own.filter(({ seq }) => seq > after) }) },
    gate: {
      isFresh: () => gate.fresh,
      hears: async () => {
        gate.asked += 1;
        return gate.hears;
      },
    },
    log: { warn: (what: unknown) => void warned.push(what) },
    broadcast: (keys: string[], _event: string, { posts, head: upTo }: Pushed) => {
      const shown = posts.map((each) => ('body' in each ? each.seq : 'withheld')).join('+');
      sent.push(`${keys.join()} ${shown} to ${upTo}`);
    },
  } as never);
  const member = (profile: string, { to = '1', classes = ['post'] as DataClass[] } = {}) => {
    const happened: string[] = [];
    const at = { current: true };
    const grant = {
      ...{ profile, ground: { from: '1', to } },
      discloses: (dataClass: DataClass) =>
        classes.includes(dataClass) ? { disclosed: true, upToSeq: null } : { disclosed: false, rule: 'WA7' },
    } as unknown as Grant;
    const one = {
      ...{ grant, group: null, shown: room.cursor, turn: Promise.resolve(), entered: true, ended: false },
      admission: { current: () => (at.current ? grant : null) },
      connection: {
        join: (key: string) => void happened.push(`in ${key.split(':').at(-1)}`),
        leave: (key: string) => void happened.push(`out ${key.split(':').at(-1)}`),
      },
      provision:
        to === '1'
          ? null
          : {
              ready: async (entries: Entry[]) =>
                void happened.push(`ready ${entries.map(({ seq }) => seq).join('+')}`),
              shown: (upTo: number) => void happened.push(`shown ${upTo}`),
            },
    } as unknown as RoomMember;
    return { one, happened, at };
  };
  const write = (...seqs: number[]): void => void log.push(...seqs.map(entry));
  return {
    ...{ room, gate, sent, read, own, member, write, warned },
    fail: (now: boolean) => {
      fails = now;
    },
  };
};

describe('[PO6] an open channel', () => {
  it('sends each group what follows, once and in order, and another encoding to who is shown less', async () => {
    const { room, member, write, sent } = openRoom();
    room.join(member('all').one);
    room.join(member('less', { classes: [] }).one);
    write(1, 2);
    await room.advance();
    await room.advance();
    write(3);
    await room.advance();
    expect(sent.map((each) => each.slice(each.indexOf(' ') + 1))).toEqual([
      ...['1+2 to 2', 'withheld+withheld to 2', '3 to 3', 'withheld to 3'],
    ]);
    expect(new Set(sent.map((each) => each.split(' ')[0])).size).toBe(2);
    expect(room.cursor).toBe(3);
  });

  it('skips no number: what stands behind a gap waits until the gap is filled', async () => {
    const { room, member, write, sent } = openRoom();
    room.join(member('all').one);
    write(1, 3);
    await room.advance();
    expect([room.cursor, sent.length]).toEqual([1, 1]);
    write(2);
    await room.advance();
    expect([room.cursor, sent.length]).toEqual([3, 2]);
  });

  it('takes what was written here without asking the store, and asks it where nothing was', async () => {
    const { room, own, write, read, member, sent } = openRoom();
    room.join(member('all').one);
    own.push(entry(1));
    room.wake();
    room.wake();
    await settle();
    expect([room.cursor, read, sent.length]).toEqual([1, [], 1]);
    write(1, 2);
    room.wake();
    await settle();
    expect([room.cursor, read.length, sent.length]).toEqual([2, 1, 2]);
  });

  it('reads on where it could not read, and says so', async () => {
    const { room, write, fail, warned, member, sent } = openRoom();
    room.join(member('all').one);
    write(1);
    fail(true);
    room.wake();
    await settle();
    expect([room.cursor, warned.length]).toEqual([0, 1]);
    fail(false);
    room.wake();
    await settle();
    expect([room.cursor, sent.length, warned.length]).toEqual([1, 1, 1]);
  });

  it('gives who comes what they lack from memory, and from the store what it does not keep', async () => {
    const { room, write, read } = openRoom(10);
    write(...Array.from({ length: 15 }, (_, at) => at + 1));
    await room.advance();
    read.length = 0;
    expect((await room.since(12)).map(({ seq }) => seq)).toEqual([13, 14, 15]);
    expect(await room.since(15)).toEqual([]);
    expect(read).toEqual([]);
    expect((await room.since(8)).map(({ seq }) => seq)).toEqual([9, 10, 11, 12, 13, 14, 15]);
    expect(read).toEqual(['8-15']);
  });

  it('lets go at once: who has left is sent nothing, and an empty group is none', async () => {
    const { room, member, write, sent } = openRoom();
    const [one, other] = [member('all'), member('all')];
    room.join(one.one);
    room.join(other.one);
    write(1);
    await room.advance();
    room.leave(one.one);
    room.leave(one.one);
    expect([one.happened.length, one.one.group, one.one.shown]).toEqual([2, null, 1]);
    write(2);
    await room.advance();
    expect([sent.length, one.one.shown]).toEqual([2, 1]);
    room.leave(other.one);
    write(3);
    await room.advance();
    expect([sent.length, room.rooms, other.one.shown, room.cursor]).toEqual([2, [], 2, 3]);
  });
});

describe('[WA15] [AC5] what crosses a border', () => {
  it('leaves after revocations were heard and its provision is stored, and is noted as shown', async () => {
    const { room, gate, member, write, sent } = openRoom();
    const across = member('across', { to: '2' });
    room.join(across.one);
    write(1);
    await room.advance();
    expect(gate.asked).toBe(1);
    expect(across.happened.slice(1)).toEqual(['ready 1', 'shown 1']);
    expect(sent).toHaveLength(1);
    await room.advance();
    expect(gate.asked).toBe(1);
  });

  it('waits while they are not heard, or the node is not fresh; those at home do not', async () => {
    for (const lacks of ['hears', 'fresh'] as const) {
      const { room, gate, member, write, sent } = openRoom();
      const [home, across] = [member('home'), member('across', { to: '2' })];
      room.join(home.one);
      room.join(across.one);
      gate[lacks] = false;
      write(1);
      await room.advance();
      expect([sent.length, across.happened.length, room.lags]).toEqual([1, 1, true]);
      expect(room.rooms).toHaveLength(lacks === 'fresh' ? 1 : 2);
      gate[lacks] = true;
      await room.advance();
      expect([sent.length, across.happened.slice(1), room.lags]).toEqual([2, ['ready 1', 'shown 1'], false]);
    }
  });

  it('[AC5] goes to nobody who is to be judged anew, also where that came while the provision was stored', async () => {
    for (const when of ['before', 'while'] as const) {
      const { room, member, write, sent } = openRoom();
      const across = member('across', { to: '2' });
      room.join(across.one);
      if (when === 'before') across.at.current = false;
      else
        Object.assign(across.one.provision!, {
          ready: async () => {
            across.at.current = false;
          },
        });
      write(1);
      await room.advance();
      expect([sent, across.one.group, across.one.shown]).toEqual([[], null, 0]);
      expect(across.happened.filter((each) => each.startsWith('shown'))).toEqual([]);
      expect(room.rooms).toEqual([]);
    }
  });

  it('is not sent where its provision cannot be stored, and is tried again', async () => {
    const { room, member, write, sent } = openRoom();
    const across = member('across', { to: '2' });
    room.join(across.one);
    const { ready } = across.one.provision!;
    Object.assign(across.one.provision!, { ready: () => Promise.reject(new Error('no store')) });
    write(1);
    await expect(room.advance()).rejects.toThrow('no store');
    expect([sent, room.lags]).toEqual([[], true]);
    Object.assign(across.one.provision!, { ready });
    await room.advance();
    expect([sent.length, room.lags]).toEqual([1, false]);
  });
});
