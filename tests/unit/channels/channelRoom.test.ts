import { describe, expect, it } from '@jest/globals';
import { pushedTo } from '#server/channels/memberState.ts';
import { openRoom } from '#tests/support/roomByHand.ts';

const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

describe('[PO15] an open channel', () => {
  it('sends who follows what is appended, once and in order: one frame for all who are shown the same', async () => {
    const { room, enter, write, sent } = openRoom();
    const [one, alike, less] = [enter(), enter(), enter('home', [])];
    write(1, 2);
    await room.catchUp();
    await room.catchUp();
    write(3);
    await room.catchUp();
    expect([one.got, alike.got]).toEqual([upTo(3), upTo(3)]);
    expect(less.got).toEqual(['withheld', 'withheld', 'withheld']);
    expect(sent()).toEqual([
      ...['home:post 1+2 to 2', 'home: withheld+withheld to 2', 'home:post 3 to 3', 'home: withheld to 3'],
    ]);
    expect([room.cursor, room.lags, pushedTo(one.member.state)]).toEqual([3, false, [{ first: 1, last: 3 }]]);
  });

  it('[PO1] skips no number: what stands behind a gap waits until the gap is filled', async () => {
    const { room, enter, write, wake } = openRoom();
    const { got } = enter();
    write(1, 3);
    await wake();
    expect([room.cursor, got]).toEqual([1, [1]]);
    write(2);
    await wake();
    expect([room.cursor, got]).toEqual([3, upTo(3)]);
  });

  it('takes what was written here without asking the store, and asks it for what others wrote before that', async () => {
    const { room, enter, write, writeHere, wake, read } = openRoom();
    const { got } = enter();
    writeHere(1, 2);
    await wake(2);
    expect([room.cursor, read, got]).toEqual([2, [], [1, 2]]);
    write(3);
    writeHere(4);
    await wake(4);
    expect([room.cursor, read, got]).toEqual([4, ['2-502'], upTo(4)]);
    writeHere(5);
    await wake(5);
    expect([room.cursor, read.length, got]).toEqual([5, 1, upTo(5)]);
  });

  it('looks once for hints that come together, and for one of what it has read not at all', async () => {
    const { room, enter, write, wake, read, happened } = openRoom();
    const { got } = enter();
    write(1, 2);
    room.wake(2);
    room.wake(1);
    await wake(1);
    expect([read, got, happened]).toEqual([['0-500'], [1, 2], ['heard', 'sent home:post 1+2 to 2']]);
    await wake(2);
    expect([read.length, happened.length]).toEqual([1, 2]);
    // One without a head may be of something that no other told of.
    await wake();
    expect([read.length, happened.length]).toEqual([2, 2]);
    await wake(2);
    expect(read).toHaveLength(2);
    write(3);
    await wake(3);
    expect([read.length, got]).toEqual([3, upTo(3)]);
  });

  it('reads on where it could not read, and says so without a word of anybody', async () => {
    const { room, at, enter, write, wake, warned } = openRoom();
    const { got } = enter();
    write(1);
    at.reads = false;
    await wake(1);
    expect([room.cursor, got, warned]).toEqual([0, [], [{ channel: 'room', err: 'Error' }]]);
    at.reads = true;
    await wake(1);
    expect([room.cursor, got, warned.length]).toEqual([1, [1], 1]);
  });

  it('reads a long log to its end, a stride at a time, and sends all of it', async () => {
    const empty = openRoom();
    empty.write(...upTo(1_001));
    await empty.wake();
    expect([empty.room.cursor, empty.read]).toEqual([1_001, ['0-500', '500-1000', '1000-1500']]);
    const { enter, write, wake, sent, read } = openRoom();
    const { got } = enter();
    write(...upTo(1_001));
    await wake();
    expect([got, sent().length]).toEqual([upTo(1_001), 3]);
    // What is sent is what was read: more than is kept in memory is not read a second time.
    expect(read).toEqual(['0-500', '500-1000', '1000-1500']);
  });

  it('[PO12] is read once for all who come in one moment, and not where nothing was appended', async () => {
    const { room, write, read } = openRoom();
    await room.catchUp();
    expect(read).toEqual([]);
    write(1, 2);
    await Promise.all(Array.from({ length: 5 }, () => room.catchUp()));
    expect([room.cursor, read]).toEqual([2, ['0-500']]);
    // What it has read is answered from its memory.
    expect((await room.recent.range(0)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(read).toHaveLength(1);
  });

  it('sends nothing to who has left, and a group that all have left is none', async () => {
    const { room, enter, write, wake, sent } = openRoom();
    const [one, other] = [enter(), enter()];
    write(1);
    await wake();
    room.drop(one.member);
    room.drop(one.member);
    expect([one.moves, one.member.state]).toMatchObject([['in', 'out'], { is: 'waiting', shown: 1 }]);
    write(2);
    await wake();
    expect([one.got, other.got, room.rooms]).toEqual([[1], [1, 2], ['channel:room:home:post']]);
    room.drop(other.member);
    expect(room.rooms).toEqual([]);
    write(3);
    await wake();
    expect([one.got, other.got, sent().length, room.cursor, room.lags]).toEqual([[1], [1, 2], 2, 3, false]);
  });
});

describe('[WA15] [AC6] what crosses a border', () => {
  it('[AU11] leaves after revocations were heard and its provision is stored, which is not asked for again', async () => {
    const { enter, write, wake, happened } = openRoom();
    enter('crossing');
    write(1);
    await wake();
    expect(happened).toEqual(['heard', 'provided 1 post', 'sent crossing:post 1 to 1']);
    // Where nothing waits nothing is asked.
    await wake();
    expect(happened).toHaveLength(3);
    write(2, 3);
    await wake();
    expect(happened.slice(3)).toEqual(['heard', 'sent crossing:post 2+3 to 3']);
  });

  it.each(['hears', 'fresh'] as const)(
    'waits while the node lacks: %s; those at home do not',
    async (lacks) => {
      const { room, at, enter, write, wake, happened, read } = openRoom();
      const [across, home] = [enter('crossing'), enter('home')];
      at[lacks] = false;
      write(1);
      await wake(1);
      expect([across.got, home.got, room.lags]).toEqual([[], [1], true]);
      expect(happened).toEqual(['heard', 'sent home:post 1 to 1']);
      const atHome = 'channel:room:home:post';
      expect(room.rooms).toEqual(lacks === 'fresh' ? [atHome] : ['channel:room:crossing:post', atHome]);
      at[lacks] = true;
      // Nothing was appended since: what was read and waits is sent, from memory.
      await wake(1);
      expect([across.got, home.got, room.lags]).toEqual([[1], [1], false]);
      expect(happened.slice(2)).toEqual(['heard', 'provided 1 post', 'sent crossing:post 1 to 1']);
      expect(read).toEqual(['0-500', '1-501']);
    },
  );

  it('[PO15] is sent beside those who lag to who came later: nobody is sent what they have', async () => {
    const { room, at, enter, write, wake, sent, happened } = openRoom();
    const early = enter('crossing');
    at.hears = false;
    write(1);
    await wake();
    // What waits is tried once for all hints that come together.
    happened.length = 0;
    room.wake(1);
    await wake(1);
    expect(happened).toEqual(['heard']);
    const late = enter('crossing');
    at.hears = true;
    write(2);
    await wake();
    expect([early.got, late.got]).toEqual([[1, 2], [2]]);
    expect(sent().sort()).toEqual(['crossing:post 1+2 to 2', 'crossing:post:1 2 to 2']);
    // Who comes when none of them lags is one of the first ones again.
    enter('crossing');
    expect(room.rooms).toHaveLength(2);
  });

  it('[AU11] is provided to each who has no run for it, before the frame that is for all of them', async () => {
    const { enter, write, wake, happened } = openRoom();
    const one = enter('crossing');
    write(1);
    await wake();
    happened.length = 0;
    const [other, another] = [enter('crossing'), enter('crossing')];
    write(2);
    await wake();
    expect(happened).toEqual(['heard', 'provided 2 post', 'provided 2 post', 'sent crossing:post 2 to 2']);
    expect([one.got, other.got, another.got]).toEqual([[1, 2], [2], [2]]);
  });

  it('[AC4] provides nothing where only a place is left', async () => {
    const { enter, write, wake, happened } = openRoom();
    const { got } = enter('crossing', ['photo']);
    write(1);
    await wake();
    expect([got, happened]).toEqual([['withheld'], ['heard', 'sent crossing:photo withheld to 1']]);
  });

  it.each(['before', 'while'] as const)(
    '[AC5] goes to nobody who is to be judged anew, %s its provision was stored, and to the others all the same',
    async (when) => {
      const { room, enter, write, wake, sent } = openRoom();
      const [held, other, alone] = [
        enter('crossing'),
        enter('crossing'),
        enter('crossing', ['post', 'vitals']),
      ];
      for (const { standing } of [held, alone])
        if (when === 'before') standing.current = false;
        else
          standing.whileStored = () => {
            standing.current = false;
          };
      write(1);
      await wake();
      expect([held.got, alone.got, other.got]).toEqual([[], [], [1]]);
      for (const { member, moves } of [held, alone]) {
        expect(member.state).toMatchObject({ is: 'waiting', shown: 0 });
        expect([moves, pushedTo(member.state)]).toEqual([['in', 'out'], []]);
      }
      // Not even a frame that nobody gets.
      expect([sent(), room.rooms]).toEqual([['crossing:post 1 to 1'], ['channel:room:crossing:post']]);
      other.standing.current = false;
      expect([room.rooms, other.moves]).toEqual([[], ['in', 'out']]);
    },
  );

  it('is held back where its provision cannot be stored, and tried again', async () => {
    const { room, at, enter, write, wake, sent, warned } = openRoom();
    const { got } = enter('crossing');
    at.provides = false;
    write(1);
    await wake(1);
    expect([room.cursor, sent(), room.lags, warned.length]).toEqual([1, [], true, 1]);
    at.provides = true;
    await wake(1);
    expect([got, sent(), room.lags]).toEqual([[1], ['crossing:post 1 to 1'], false]);
  });

  it('keeps nothing back from those at home where the provision of others cannot be stored', async () => {
    const { at, enter, write, wake, warned } = openRoom();
    const [beyond, home] = [enter('crossing'), enter()];
    at.provides = false;
    write(1);
    await wake(1);
    expect([beyond.got, home.got, warned.length]).toEqual([[], [1], 1]);
    at.provides = true;
    await wake(1);
    expect([beyond.got, home.got]).toEqual([[1], [1]]);
  });
});
