import { describe, expect, it } from '@jest/globals';
import { ChannelLogs } from '#server/channels/channelLogs.ts';
import { HeldMembers } from '#server/channels/heldMembers.ts';

const run = (first: number, last = first) => ({ first, last });

describe('[PO6] who holds which channel open on a node', () => {
  const connection = (id: string, session: string) => {
    const closing: (() => void)[] = [];
    return {
      ...{ id, actor: { session }, onClose: (end: () => void) => closing.push(end) },
      close: () => closing.splice(0).map((end) => end()),
    };
  };
  const member = (of: ReturnType<typeof connection>, pushed: ReturnType<typeof run>[]) =>
    ({ connection: of, state: { is: 'left', pushed } }) as never;
  const [room, other] = ['room' as never, 'other' as never];

  it('is told by connection and by session, until it leaves a channel or closes', () => {
    const held = new HeldMembers();
    const [one, two, stranger] = [connection('1', 's'), connection('2', 's'), connection('3', 't')];
    const gone: string[] = [];
    const [here, there] = [member(one, [run(1, 3)]), member(two, [run(3, 5)])];
    expect([held.count(one as never), held.of(one as never, room), [...held.all()]]).toEqual([
      0,
      undefined,
      [],
    ]);
    held.add(room, here, (channel) => gone.push(`1 ${channel}`));
    held.add(other, here, (channel) => gone.push(`again ${channel}`));
    held.add(room, there, (channel) => gone.push(`2 ${channel}`));
    held.add(room, member(stranger, [run(9)]), () => {});
    expect([held.count(one as never), held.count(two as never)]).toEqual([2, 1]);
    expect([held.of(one as never, room), held.of(two as never, other)]).toEqual([here, undefined]);
    expect([...held.all()].map(([channel, each]) => [channel, each.connection.id])).toEqual([
      ...[
        ['room', '1'],
        ['other', '1'],
        ['room', '2'],
        ['room', '3'],
      ],
    ]);
    expect(held.pushedTo('s' as never, room)).toEqual([run(1, 5)]);
    expect(held.pushedTo('s' as never, other)).toEqual([run(1, 3)]);
    expect(held.pushedTo('u' as never, room)).toEqual([]);
    held.delete(other, here);
    expect([held.count(one as never), held.pushedTo('s' as never, other)]).toEqual([1, []]);
    // Closed, it is told of what it still holds, and of nothing else; the session's other one goes on.
    one.close();
    expect([gone, held.count(one as never)]).toEqual([['1 room'], 0]);
    expect(held.pushedTo('s' as never, room)).toEqual([run(3, 5)]);
    two.close();
    expect(gone).toEqual(['1 room', '2 room']);
    expect(held.pushedTo('s' as never, room)).toEqual([]);
    held.delete(room, there);
    // The session comes again, by a connection of its own.
    const again = connection('4', 's');
    held.add(room, member(again, [run(7)]), () => {});
    expect(held.pushedTo('s' as never, room)).toEqual([run(7)]);
  });
});

describe('[PO2] the logs of a node', () => {
  const store = { hint: async () => 7, headAfter: async () => 9 };
  const open = () => new ChannelLogs({ store } as never);

  it('are one for each channel, as long as they are in use, on the store', async () => {
    const logs = open();
    const one = logs.of('one' as never);
    expect(logs.of('one' as never)).toBe(one);
    expect(logs.of('two' as never)).not.toBe(one);
    expect(await one.readHead()).toBe(9);
  });

  it('are so many: the one that was used least recently goes, and none that is at work', async () => {
    const logs = open();
    const [one, two, three] = ['c0', 'c1', 'c2'].map((name) => logs.of(name as never));
    for (let at = 3; at < 2_000; at += 1) logs.of(`c${at}` as never);
    expect(logs.of('c0' as never)).toBe(one);
    Object.defineProperty(two, 'busy', { value: true });
    logs.of('c2000' as never);
    // The oldest is at work: the next goes.
    expect(logs.of('c1' as never)).toBe(two);
    expect(logs.of('c2' as never)).not.toBe(three);
    expect(logs.of('c0' as never)).toBe(one);
  });

  it('are closed once nothing waits to be written in any', async () => {
    const logs = open();
    const waited: string[] = [];
    for (const name of ['one', 'two'])
      Object.assign(logs.of(name as never), { idle: async () => void waited.push(name) });
    await logs.close();
    expect(waited).toEqual(['one', 'two']);
  });
});
