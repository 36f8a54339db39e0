import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { framesOf } from '#collab/framesOf.ts';
import { holdEarlyMessages } from '#collab/holdEarlyMessages.ts';
import { isStateVector } from '#collab/isStateVector.ts';
import { decodeMessage } from '#collab/messages.ts';
import { colourOf, Presence, userOf } from '#collab/presence.ts';
import { textMessage } from '#collab/textMessage.ts';
import { toBytes } from '#collab/toBytes.ts';
import { TokenBucket } from '#collab/tokenBucket.ts';
import { collabBounds } from '#contracts/collab.ts';

describe('what a connection may send', () => {
  it('is so much at once, and so much a second for good', () => {
    const bucket = new TokenBucket(10, 20, 1_000);
    expect([bucket.take(20, 1_000), bucket.take(1, 1_000)]).toEqual([true, false]);
    // What was refused was counted: 0.2 s bring two, of which one is owed.
    expect([bucket.take(1, 1_200), bucket.take(1, 1_200)]).toEqual([true, false]);
    // However long nothing came, no more than the burst.
    expect([bucket.take(20, 90_000), bucket.take(0.5, 90_000)]).toEqual([true, false]);
    expect([bucket.take(9.5, 91_000), bucket.take(0.1, 91_000)]).toEqual([true, false]);
  });
});

describe('[MI9] who is in a document', () => {
  const author = (account: string) => ({ account, position: `p${account}` }) as never;
  const state = { user: 'x' };

  it('has a client id for one account: its own tabs may take it over, others not', () => {
    const presence = new Presence();
    const [one, other] = [{}, {}];
    expect(presence.isFree(7, author('a'), one)).toBe(true);
    presence.move(7, 1, author('a'), state, one, 0);
    expect(presence.isFree(7, author('a'), other)).toBe(true);
    expect(presence.isFree(7, author('b'), one)).toBe(true);
    expect(presence.isFree(7, author('b'), other)).toBe(false);
  });

  it('is where the newest state says, and gone with none', () => {
    const presence = new Presence();
    const move = (clock: number, to: object | null) =>
      presence.move(7, clock, author('a'), to as never, 'here', 0);
    expect(move(5, { at: 1 })).toEqual({ client: 7, clock: 5, state: { at: 1 } });
    expect(move(4, { at: 2 })).toBeNull();
    expect(presence.all()).toEqual([{ client: 7, clock: 5, state: { at: 1 } }]);
    expect(move(5, { at: 3 })).toMatchObject({ clock: 5, state: { at: 3 } });
    expect(move(6, null)).toEqual({ client: 7, clock: 6, state: null });
    expect(presence.all()).toEqual([]);
  });

  it('is known by who holds it', () => {
    const presence = new Presence();
    presence.move(7, 1, author('a'), state, 'here', 0);
    presence.move(8, 2, author('b'), state, 'there', 0);
    expect(presence.heldBy('there')).toEqual([{ client: 8, clock: 2, state, author: author('b') }]);
    expect(presence.heldBy('nowhere')).toEqual([]);
  });

  it('is forgotten once silent for 35 s, and told as gone by a newer state', () => {
    const presence = new Presence();
    presence.move(7, 3, author('a'), state, 'here', 1_000);
    presence.move(8, 1, author('b'), state, 'here', 1_001);
    expect(presence.expire(36_000)).toEqual([]);
    expect(presence.expire(36_001)).toEqual([{ client: 7, clock: 4, state: null }]);
    expect(presence.expire(36_001)).toEqual([]);
    expect(presence.all().map(({ client }) => client)).toEqual([8]);
  });

  it('has one colour in every document, under the name that the house gives', () => {
    const account = `${'0'.repeat(22)}0d`;
    expect(colourOf(account)).toBe(colourOf(`${'f'.repeat(18)}00000d`));
    expect(
      new Set(Array.from({ length: 12 }, (_, at) => colourOf(at.toString(16).padStart(24, '0')))).size,
    ).toBe(12);
    expect(colourOf('0'.repeat(24))).toBe('#0017c1');
    // By the last six digits alone, read as hexadecimal.
    expect(colourOf(`${'0'.repeat(17)}1${'0'.repeat(6)}`)).toBe('#0017c1');
    expect(colourOf(`${'0'.repeat(22)}10`)).toBe(colourOf(`${'0'.repeat(23)}4`));
    expect(colourOf('z'.repeat(24))).toBe('#0017c1');
    expect(userOf({ account } as never, { name: '見本', position: '医師' })).toEqual({
      ...{ name: '見本', position: '医師', color: colourOf(account) },
    });
  });
});

describe('what is said before anybody is known', () => {
  const socketBy = () => {
    const closed: unknown[] = [];
    const socket = Object.assign(new EventEmitter(), {
      ...{ isPaused: false, readyState: 1, OPEN: 1 },
      pause: () => {
        socket.isPaused = true;
      },
      resume: () => {
        socket.isPaused = false;
      },
      close: (code: number) => closed.push(code),
    });
    const say = (bytes: number) => socket.emit('message', Buffer.alloc(bytes));
    return { socket, closed, say };
  };

  it('is kept in order until it is asked for, and no more is kept then', () => {
    const { socket, say } = socketBy();
    const early = holdEarlyMessages(socket as never);
    say(1);
    say(2);
    expect(early.release().map(({ byteLength }) => byteLength)).toEqual([1, 2]);
    expect(socket.listenerCount('message')).toBe(0);
    say(3);
    expect(early.release()).toHaveLength(2);
  });

  it('is read no further beyond its bounds, by number and by size, and goes on when it is asked for', () => {
    const most = collabBounds.pendingMessages;
    const many = socketBy();
    const early = holdEarlyMessages(many.socket as never);
    for (let at = 1; at < most; at += 1) many.say(0);
    expect(many.socket.isPaused).toBe(false);
    many.say(0);
    expect(many.socket.isPaused).toBe(true);
    expect(early.release()).toHaveLength(most);
    expect(many.socket.isPaused).toBe(false);
    const large = socketBy();
    holdEarlyMessages(large.socket as never);
    const half = Math.min(collabBounds.messageBytes, collabBounds.pendingBytes / 2);
    let left = collabBounds.pendingBytes - 1;
    for (; left > 0; left -= Math.min(half, left)) large.say(Math.min(half, left));
    expect(large.socket.isPaused).toBe(false);
    large.say(1);
    expect(large.socket.isPaused).toBe(true);
  });

  it('ends the line where one message is larger than any may be', () => {
    const { socket, closed, say } = socketBy();
    const early = holdEarlyMessages(socket as never);
    say(collabBounds.messageBytes);
    expect(closed).toEqual([]);
    say(collabBounds.messageBytes + 1);
    say(1);
    expect(closed).toHaveLength(1);
    expect(early.release()).toEqual([]);
  });

  it('is one message, in however many pieces it came', () => {
    expect([...toBytes([Buffer.from([1, 2]), Buffer.from([3])])]).toEqual([1, 2, 3]);
    expect([...toBytes(Buffer.from([4]))]).toEqual([4]);
  });
});

describe('a state vector', () => {
  it('is one only where it says clocks, client by client', () => {
    expect(isStateVector(new Uint8Array([0]))).toBe(true);
    expect(isStateVector(new Uint8Array([1, 7, 3]))).toBe(true);
    expect(isStateVector(new Uint8Array([2, 7, 3]))).toBe(false);
  });
});

describe('[MI24] entries that are relayed together', () => {
  const [one, other] = [{}, {}];
  const updateOf = (text = '言葉') => {
    const doc = new Y.Doc();
    doc.clientID = text.length;
    doc.getText('t').insert(0, text);
    return { update: Y.encodeStateAsUpdate(doc) };
  };
  const entry = (n: number, origins: unknown[], update: unknown = updateOf()) =>
    ({ n, origins: new Set(origins), update }) as never;

  it('are one frame for all who lack the same, made once', () => {
    const frames = framesOf([entry(1, [one]), entry(2, [])]);
    const third = {};
    expect(frames.for(other as never, 1)).toBe(frames.for(third as never, 1));
    expect(frames.for(other as never, 1)).not.toBe(frames.for(other as never, 2));
  });

  it('leave out what came from it alone, what it has, and what is no text', () => {
    const texts = [updateOf('一'), updateOf('一二'), updateOf('一二三')];
    const entries = [
      ...[entry(1, [one], texts[0]), entry(2, [one, other], texts[1]), entry(3, [one], texts[2])],
      entry(4, [], null),
    ];
    const frames = framesOf(entries);
    expect(frames.for(one as never, 1)).toEqual(textMessage([texts[1] as never]));
    expect(frames.for(one as never, 3)).toBeNull();
    expect(frames.for(other as never, 4)).toBeNull();
    expect(frames.for(other as never, 3)).toEqual(textMessage([texts[2] as never]));
    expect(frames.for(one as never, 1)).toBe(frames.for(one as never, 1));
  });

  it('are one update, which is made once for one list, and of one entry its own bytes', () => {
    const texts = [updateOf('一'), updateOf('一二')];
    const message = textMessage(texts as never);
    expect(textMessage(texts as never)).toBe(message);
    const said = decodeMessage(message);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, said?.kind === 'update' ? said.update : new Uint8Array());
    expect(doc.getText('t').length).toBe(3);
    // Not even looked into.
    const bytes = new Uint8Array([9, 9, 9]);
    expect(decodeMessage(textMessage([{ update: bytes }] as never))).toEqual({
      kind: 'update',
      update: bytes,
    });
  });
});
