import { describe, expect, it } from '@jest/globals';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { awarenessMessage, emptyUpdate, stepOne, stepTwo, updateMessage } from '#collab/messages.ts';
import { collabBounds } from '#contracts/collab.ts';
import { eventually } from '#tests/support/eventually.ts';
import { newAccount } from '#tests/support/newAccount.ts';
import { plainUpdate } from '#tests/support/plainUpdate.ts';
import { withDocumentDoor } from '#tests/support/withDocumentDoor.ts';

const comeAgain = 4205;

describe('attacks at the document door', () => {
  const door = withDocumentDoor();
  const { join, raw } = door;

  it('without a session: 4401; an unknown document, no relation, and no id at all: the same 4403', async () => {
    const nobody = raw(null);
    expect(await nobody.closed).toEqual({ code: 4401, reason: 'A-02' });
    const answers = await Promise.all(
      ['0'.repeat(24), newAccount(), 'nonsense', 'a/b', '%00'].map((id) => raw(newAccount(), id).closed),
    );
    expect(new Set(answers.map((each) => JSON.stringify(each)))).toEqual(
      new Set([JSON.stringify({ code: 4403, reason: 'A-01' })]),
    );
  });

  it('malformed and oversized messages end with the documented code, and the door stays open', async () => {
    const bad: [Uint8Array, number][] = [
      [new Uint8Array([]), 4400],
      [new Uint8Array([0]), 4400],
      [new Uint8Array([9, 9, 9]), 4400],
      [new Uint8Array([0, 0, 5, 1]), 4400],
      [new Uint8Array([0, 2, 3, 255, 255, 255]), 4400],
      [new Uint8Array([1, 4, 1, 1, 1, 0]), 4400],
      [new Uint8Array([2, 0]), 4400],
      [new Uint8Array(collabBounds.messageBytes + 1), 4400],
      [new Uint8Array(collabBounds.frameBytes + 1), 1009],
      [updateMessage(new Uint8Array(100).fill(255)), 4400],
    ];
    for (const [bytes, code] of bad) {
      const socket = raw(newAccount());
      await socket.opened;
      await eventually(() => socket.heard.length > 0);
      socket.send(bytes);
      expect({ bytes: bytes.length, code: (await socket.closed).code }).toEqual({
        bytes: bytes.length,
        code,
      });
    }
    const socket = raw(newAccount());
    await socket.opened;
    await eventually(() => socket.heard.length > 0);
    for (let at = 0; at < collabBounds.messageBurst + 200; at += 1) socket.send(new Uint8Array([3]));
    expect(await socket.closed).toEqual({ code: comeAgain, reason: 'V-04' });
    const honest = join(newAccount());
    await eventually(() => honest.provider.synced);
  });

  it('a flood before anybody is judged is not read: it waits at its sender, and ends once judged', async () => {
    const judge = door.holdJudgement();
    const socket = raw(newAccount());
    await socket.opened;
    const flood = 64 * 1024 * 1024;
    const word = new Uint8Array(60_000).fill(3);
    for (let sent = 0; sent < flood; sent += word.length) socket.send(word);
    // What a kernel keeps for two ends of a line is a few MiB; the rest must not have been taken from the sender.
    await eventually(() => door.waiting() > 0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(socket.socket.bufferedAmount).toBeGreaterThan(flood / 2);
    judge();
    expect(await socket.closed).toEqual({ code: comeAgain, reason: 'V-04' });
    const release = door.holdJudgement();
    const large = raw(newAccount());
    await large.opened;
    large.send(new Uint8Array(collabBounds.messageBytes + 1));
    expect(await large.closed).toEqual({ code: 4400, reason: 'V-02' });
    release();
  });

  it('an honest client types on while it is judged, however long that takes: nothing is lost', async () => {
    const judge = door.holdJudgement();
    const watcher = join(newAccount());
    const writer = join(newAccount());
    await eventually(() => writer.provider.wsconnected);
    const words = Array.from({ length: 200 }, (_, at) => `${at}、`);
    for (const word of words) {
      writer.type('conclusion', word);
      writer.provider.awareness.setLocalStateField('cursor', { anchor: null, head: null });
      await new Promise((resolve) => setImmediate(resolve));
    }
    // Somebody else comes and is answered: by then the door has heard what was typed before.
    await raw(null).closed;
    judge();
    await eventually(() => watcher.text('conclusion') === words.join(''));
    expect(writer.closed).toEqual([]);
  });

  it("a connection moves its own awareness only, and under its own account's name", async () => {
    const watcher = join(newAccount());
    const other = join(newAccount());
    await eventually(() => watcher.provider.synced && other.provider.synced);
    // y-protocols shows a state from its second clock on.
    other.provider.awareness.setLocalStateField('cursor', { anchor: null, head: null });
    await eventually(() => watcher.provider.awareness.getStates().has(other.doc.clientID));
    const liarAccount = newAccount();
    const liar = raw(liarAccount);
    await liar.opened;
    liar.send(stepOne(new Uint8Array([0])));
    const user = { name: '別の人' };
    liar.send(awarenessMessage([{ client: 77_777, clock: 1, state: { user, admin: true } }]));
    liar.send(awarenessMessage([{ client: other.doc.clientID, clock: 999, state: null }]));
    const state = await eventually(() => watcher.provider.awareness.getStates().get(77_777));
    expect(Object.keys(state ?? {})).toEqual(['user']);
    expect(state?.user).toMatchObject({ name: `見本 ${liarAccount.slice(-4)}` });
    expect(watcher.provider.awareness.getStates().has(other.doc.clientID)).toBe(true);
    liar.end();
    await eventually(() => !watcher.provider.awareness.getStates().has(77_777));
  });

  it('[MI9] a caret that is no place in the text reaches nobody, neither from a browser nor by a hint of a node', async () => {
    const watcher = join(newAccount());
    await eventually(() => watcher.provider.synced);
    const id = { client: 1, clock: 0 };
    const good = { type: id, item: id, assoc: 0 };
    const bad: unknown[] = [
      ...[{}, [], 'x', 1, true, { anchor: good }, { anchor: null, head: null }],
      ...[
        {},
        null,
        { assoc: 0 },
        { item: id },
        { tname: 'hidden' },
        { tname: 'agenda', type: id },
        { type: { client: -1, clock: 0 } },
        { type: { client: 2 ** 53, clock: 0 } },
        { type: { client: 1, clock: 2 ** 31 } },
        { type: { client: '1', clock: 0 } },
        { type: { client: 1, clock: 0.5 } },
        { ...good, assoc: 'x' },
        { ...good, more: 1 },
      ].flatMap((place) => [
        { anchor: place, head: good },
        { anchor: good, head: place },
      ]),
    ];
    const socket = raw(newAccount());
    await socket.opened;
    const client = 88_001;
    let clock = 1;
    const seen = () => watcher.provider.awareness.getStates().get(client);
    const say = (state: Record<string, unknown>) =>
      socket.send(awarenessMessage([{ client, clock: clock++, state }]));
    const hint = (more: object) =>
      door.node().platform.redis.publish(
        `${door.node().platform.redisPrefix}minutes:presence`,
        JSON.stringify({
          node: 'another',
          document: door.document(),
          account: newAccount(),
          position: null,
          here: true,
          ...more,
        }),
      );
    for (const cursor of bad) {
      say({ cursor, user: { name: '別の人' }, more: 'x' });
      const marked = { tname: 'agenda', assoc: clock };
      say({ cursor: { anchor: marked, head: marked } });
      // Heard in order: the good one has come, so the bad one before it has come too, or never will.
      const shown: unknown[] = [];
      const note = () => shown.push(seen()?.cursor);
      watcher.provider.awareness.on('change', note);
      await eventually(
        () => JSON.stringify(seen()?.cursor) === JSON.stringify({ anchor: marked, head: marked }),
      );
      watcher.provider.awareness.off('change', note);
      expect(shown).not.toContainEqual(cursor);
      expect(Object.keys(seen() ?? {}).sort()).toEqual(['cursor', 'user']);
    }
    for (const [at, cursor] of bad.entries()) await hint({ client: 89_000 + at, clock: 1, cursor });
    await hint({ client: 2 ** 53, clock: 1, cursor: { anchor: good, head: good } });
    await hint({ client: 89_999, clock: 1, cursor: { anchor: good, head: good } });
    await eventually(() => watcher.provider.awareness.getStates().has(89_999));
    const states = watcher.provider.awareness.getStates();
    expect(states.get(89_999)?.cursor).toEqual({ anchor: good, head: good });
    expect(bad.map((_, at) => Object.keys(states.get(89_000 + at) ?? { user: 1 }))).toEqual(
      bad.map(() => ['user']),
    );
    expect(states.has(2 ** 53)).toBe(false);
    const tooHigh = raw(newAccount());
    await tooHigh.opened;
    tooHigh.send(awarenessMessage([{ client: 2 ** 53, clock: 1, state: {} }]));
    expect((await tooHigh.closed).code).toBe(4400);
  });

  it('[DO8] who writes under a client id of 53 bits is stored, told so, seen with a caret, and there for who joins later', async () => {
    const watcher = join(newAccount());
    await eventually(() => watcher.provider.synced);
    const client = Number.MAX_SAFE_INTEGER - 5;
    const socket = raw(newAccount(), `${door.document()}?saved=1`);
    await socket.opened;
    socket.send(stepOne(new Uint8Array([0])));
    // The server asks too; what is written before that is answered waits for the answer.
    socket.send(stepTwo(emptyUpdate));
    const words = [
      { below: 'discussion', node: 'paragraph' },
      { below: [client, 0], node: 'text' },
      { below: [client, 1], text: '五十三' },
    ] as const;
    socket.send(updateMessage(plainUpdate(client, 0, words)));
    const place = { type: { client, clock: 1 }, item: { client, clock: 4 }, assoc: 0 };
    const cursor = { anchor: place, head: place };
    socket.send(awarenessMessage([{ client, clock: 1, state: { cursor } }]));
    await eventually(() => watcher.text('discussion').includes('五十三'));
    await eventually(() => watcher.provider.awareness.getStates().get(client)?.cursor !== undefined);
    expect(watcher.provider.awareness.getStates().get(client)?.cursor).toEqual(cursor);
    // Message 100: n, how many of its messages are stored, and the clocks of all that is.
    const told = await eventually(() =>
      socket.heard
        .filter(([kind]) => kind === 100)
        .map((bytes) => {
          const decoder = decoding.createDecoder(bytes);
          const [, n, accepted] = [0, 0, 0].map(() => decoding.readVarUint(decoder));
          return { n, accepted, clocks: Y.decodeStateVector(decoding.readVarUint8Array(decoder)) };
        })
        .find(({ accepted }) => accepted === 1),
    );
    expect(told?.clocks.get(client)).toBe(5);
    socket.end();
    const later = join(newAccount());
    await eventually(() => later.text('discussion').includes('五十三'));
  });

  it('an admission that ends closes: 4205 to be judged again, 4403 for good', async () => {
    const [soon, never] = [newAccount(), newAccount()];
    const [a, b] = [raw(soon), raw(never)];
    await Promise.all([a.opened, b.opened]);
    await eventually(() => a.heard.length > 0 && b.heard.length > 0);
    door.admitted.get(soon)?.ended('come-again');
    door.admitted.get(never)?.ended('final');
    expect((await a.closed).code).toBe(comeAgain);
    expect(await b.closed).toEqual({ code: 4403, reason: 'A-01' });
  });
});
