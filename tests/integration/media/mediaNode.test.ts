import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#domain/access/actor.ts';
import type { ConferenceId, PositionId, SessionId } from '#domain/ids.ts';
import { callAddress, mediaEvents } from '#platform/calls/callAddresses.ts';
import { conferenceOwners } from '#platform/calls/conferenceOwners.ts';
import { newId } from '#platform/newId.ts';
import { NobodyThere } from '#platform/rpc/nobodyThere.ts';
import { codeOf } from '#tests/support/codeOf.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type Joined, withMediaNode } from '#tests/support/withMediaNode.ts';

const node = withMediaNode();
const { conference, attendance, admitted, barred, person, ask, join } = node;
const nurse = person();
const doctor = person();
const stranger = person();
barred.add(stranger.account);

/** Over a line of one's own, to a seat. */
const sit = async (actor: Actor, seat: string, line: string) =>
  (await ask(actor, null, 'join', { conference, seat }, conference, line)) as Joined;
const detach = (peer: string, line: string) =>
  node.rpc.ask(callAddress(node.platform.nodeId), 'detach', { conference, peer, line });
const over = (actor: Actor, peer: string, line: string) =>
  codeOf(ask(actor, peer, 'list-peers', {}, conference, line));
const seat = 'S'.repeat(32);

describe('a media node', () => {
  it('is found by the conference, and the same for all who join it', async () => {
    const owners = conferenceOwners(node.platform.redis, node.platform.redisPrefix);
    const found = await Promise.all([1, 2, 3].map(() => owners.find(conference, Date.now())));
    expect(new Set(found)).toEqual(new Set([node.platform.nodeId]));
  });

  it('lets in whom the gate admits, shows who is there, and records attendance', async () => {
    const first = await join(nurse);
    const second = await join(doctor);
    expect(second.peers.map(({ position }) => position)).toEqual([nurse.position]);
    await ask(nurse, first.peer, 'leave', {});
    await ask(doctor, second.peer, 'leave', {});
    expect(attendance).toEqual([
      `joined ${nurse.position}`,
      `joined ${doctor.position}`,
      `left ${nurse.position}`,
      `left ${doctor.position}`,
    ]);
  });

  it('answers one who was not admitted as it answers for a conference that is not', async () => {
    const unknown = newId<ConferenceId>();
    expect(await codeOf(ask(stranger, null, 'join', { conference }))).toBe('A-01');
    expect(await codeOf(ask(nurse, null, 'join', { conference: unknown }, unknown))).toBe('A-01');
  });

  it("refuses another's place in the call, and whoever has none", async () => {
    const { peer } = await join(nurse);
    expect(await codeOf(ask(doctor, peer, 'create-transport', { direction: 'send' }))).toBe('A-01');
    expect(await codeOf(ask(doctor, null, 'create-transport', { direction: 'send' }))).toBe('A-01');
    expect(await codeOf(ask(stranger, newId(), 'create-transport', { direction: 'send' }))).toBe('A-01');
    await ask(nurse, peer, 'leave', {});
  });

  it('takes a lost lease again, and closes a call that another node has by now', async () => {
    const { peer } = await join(nurse);
    const key = `${node.platform.redisPrefix}media:owner:${conference}`;
    // As after an outage of Redis that was longer than the lease.
    await node.platform.redis.del(key);
    await eventually(async () => (await node.platform.redis.get(key)) === node.platform.nodeId, 10_000);
    expect(await codeOf(ask(nurse, peer, 'list-peers', {}))).toBe('ok');

    const told: string[] = [];
    const ear = node.platform.topics.listen(mediaEvents, (text) =>
      told.push((JSON.parse(text) as { push: string }).push),
    );
    await ear.started;
    await node.platform.redis.set(key, 'another-node');
    await eventually(() => told.includes('call-lost'), 10_000);
    expect(await codeOf(ask(nurse, peer, 'list-peers', {}))).toBe('A-01');
    expect(attendance.at(-1)).toBe(`left ${nurse.position}`);
    expect(await node.platform.redis.get(key)).toBe('another-node');
    await node.platform.redis.del(key);
  }, 30_000);

  it('is told apart from a node that is gone: that one does not listen', async () => {
    await expect(node.rpc.ask(callAddress('gone'), 'join', {})).rejects.toThrow(NobodyThere);
  });

  it('puts out one whose admission ends', async () => {
    const { peer } = await join(nurse);
    node.end(nurse);
    await expect(ask(nurse, peer, 'create-transport', { direction: 'send' })).rejects.toThrow('A-01');
    expect(attendance.at(-1)).toBe(`left ${nurse.position}`);
  });

  it('[CA1] knows who comes back to their seat over another line: the same participant, judged anew', async () => {
    const first = await sit(nurse, seat, 'line-1');
    const transport = await ask(
      nurse,
      first.peer,
      'create-transport',
      { direction: 'send' },
      conference,
      'line-1',
    );
    const asked = admitted.length;
    const entries = attendance.length;
    const back = await sit(nurse, seat, 'line-2');
    expect(back.peer).toBe(first.peer);
    expect(admitted.slice(asked)).toEqual([nurse.session]);
    // What it had is there still, and the line before it speaks for nobody.
    const { id } = transport as { id: string };
    const restart = ask(nurse, back.peer, 'restart-ice', { transport: id }, conference, 'line-2');
    expect(await codeOf(restart)).toBe('ok');
    expect(await over(nurse, back.peer, 'line-1')).toBe('A-01');
    await detach(back.peer, 'line-1');
    expect(await over(nurse, back.peer, 'line-2')).toBe('ok');
    expect(attendance.slice(entries)).toEqual([]);
    await ask(nurse, back.peer, 'leave', {}, conference, 'line-2');
    expect(attendance.slice(entries)).toEqual([`left ${nurse.position}`]);
  });

  it('[CA1] gives a seat to nobody else: another session, person, seat, or one whom the gate refuses by now', async () => {
    const { peer } = await sit(nurse, seat, 'line-1');
    const elsewhere: Actor = { ...nurse, session: newId<SessionId>() };
    const switched: Actor = { ...nurse, position: newId<PositionId>() };
    const others: [Actor, string][] = [
      [doctor, seat],
      [elsewhere, seat],
      [switched, seat],
      [nurse, 'T'.repeat(32)],
    ];
    for (const [actor, theirs] of others) {
      const other = await sit(actor, theirs, 'line-2');
      expect(other.peer).not.toBe(peer);
      await ask(actor, other.peer, 'leave', {}, conference, 'line-2');
    }
    barred.add(nurse.account);
    await expect(sit(nurse, seat, 'line-3')).rejects.toThrow('A-01');
    barred.delete(nurse.account);
    await ask(nurse, peer, 'leave', {}, conference, 'line-1');
  });

  it('[CA4] keeps a place for a moment when its line is gone; a page that was loaded anew takes over the stay', async () => {
    const entries = attendance.length;
    const first = await sit(nurse, seat, 'line-1');
    const witness = await sit(doctor, seat, 'line-w');
    const peersNow = async () => {
      const answer = await ask(doctor, witness.peer, 'list-peers', {}, conference, 'line-w');
      return (answer as Joined).peers.map(({ peer }) => peer);
    };
    await detach(first.peer, 'line-1');
    expect(await peersNow()).toContain(first.peer);
    const again = await sit(nurse, 'T'.repeat(32), 'line-2');
    expect(await peersNow()).toEqual(expect.arrayContaining([witness.peer, again.peer]));
    expect(await peersNow()).not.toContain(first.peer);
    await detach(again.peer, 'line-2');
    await eventually(async () => !(await peersNow()).includes(again.peer), 10_000);
    await ask(doctor, witness.peer, 'leave', {}, conference, 'line-w');
    expect(attendance.slice(entries)).toEqual([
      `joined ${nurse.position}`,
      `joined ${doctor.position}`,
      `left ${nurse.position}`,
      `left ${doctor.position}`,
    ]);
  }, 30_000);
});
