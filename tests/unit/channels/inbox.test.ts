import { describe, expect, it } from '@jest/globals';
import type { Gate, Grant } from '#access/gate.ts';
import type { ChannelId, PositionId } from '#domain/ids.ts';
import { Inbox, type InboxParts } from '#server/channels/inbox.ts';
import { QuietSeqs } from '#server/channels/quietSeqs.ts';
import { Connections } from '#server/realtime/connections.ts';
import type { RealtimeConnection } from '#server/realtime/realtimeConnection.ts';

const channel = 'the-channel' as ChannelId;
const grant = { readOnly: false } as Grant;
const memberAt = (at: number) => ({
  position: `position-${at}` as PositionId,
  account: `account-${at}` as RealtimeConnection['account'],
});

/** A team of so many, each with two connections of one position; half of them have the channel open. */
const teamOf = (size: number, settled: (at: number) => number) => {
  const connections = new Connections();
  const members = Array.from({ length: size }, (_, at) => memberAt(at));
  for (const [at, { position, account }] of members.entries())
    for (const tab of [1, 2])
      connections.add({
        ...{ id: `${at}-${tab}`, account, actor: { account, position, session: `s-${at}` } },
        ...{ emit: () => {}, join: () => {}, leave: () => {}, onClose: () => {}, isClosed: false },
      } as never);
  const work = { held: 0, marksRead: 0, sent: [] as { to: readonly string[]; payload: object }[] };
  const inbox = new Inbox({
    connections,
    gate: {} as Gate,
    patientOfChannel: async () => ({ memberships: members }) as never,
    membersReading: async () => [],
    quiet: new QuietSeqs(async () => []),
    marks: {
      ofChannel: async () => {
        work.marksRead += 1;
        return members.map(({ position }, at) => ({ position, settled: [{ first: 1, last: settled(at) }] }));
      },
    },
    holdAdmission: async () => {
      work.held += 1;
      return { grant, current: () => grant, close: () => {} };
    },
    grantInRoom: ({ id }: RealtimeConnection) => (Number.parseInt(id, 10) % 2 === 0 ? grant : null),
    broadcast: (to: readonly string[], _name: string, payload: object) => work.sent.push({ to, payload }),
  } as unknown as InboxParts);
  return { inbox, work };
};

describe('[PO11] what is unread', () => {
  it('is one question and one frame for all who have as many unread, whatever the size of the team', async () => {
    for (const size of [4, 200]) {
      const { inbox, work } = teamOf(size, (at) => (at === 0 ? 10 : 7));
      await inbox.tellMembers(channel, 10);
      expect(work.marksRead).toBe(1);
      expect(work.sent.map(({ payload }) => payload)).toEqual([
        { channel, head: 10, unread: 0 },
        { channel, head: 10, unread: 3 },
      ]);
      expect(work.sent.flatMap(({ to }) => to)).toHaveLength(size * 2);
      expect(new Set(work.sent.flatMap(({ to }) => to)).size).toBe(size * 2);
    }
  });

  it('is judged once for each connection that has not the channel open, and not again with the next post', async () => {
    const { inbox, work } = teamOf(6, () => 0);
    await inbox.tellMembers(channel, 1);
    expect(work.held).toBe(6);
    await inbox.tellMembers(channel, 2);
    expect(work.held).toBe(6);
    expect(work.sent.at(-1)?.payload).toEqual({ channel, head: 2, unread: 2 });
  });
});
