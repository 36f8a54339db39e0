import { describe, expect, it } from '@jest/globals';
import type { Gate, Grant } from '#access/gate.ts';
import { joinRuns, type SeqRuns } from '#domain/channels/seqRuns.ts';
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

/**
 * A team of so many, each with two tabs in one position. The first tab of half of them has the channel open, and is pushed
 * what follows `pushedFrom`.
 */
const teamOf = (
  size: number,
  settled: (at: number) => number,
  pushedFrom = Number.POSITIVE_INFINITY,
  tabs = 2,
) => {
  const connections = new Connections();
  const members = Array.from({ length: size }, (_, at) => memberAt(at));
  for (const [at, { position, account }] of members.entries())
    for (let tab = 1; tab <= tabs; tab += 1)
      connections.add({
        ...{ id: `${at}-${tab}`, account, actor: { account, position, session: `s-${at}` } },
        ...{ emit: () => {}, join: () => {}, leave: () => {}, onClose: () => {}, isClosed: false },
      } as never);
  const hasOpen = ({ id }: RealtimeConnection) => Number.parseInt(id, 10) % 2 === 0 && id.endsWith('-1');
  const work = {
    ...{ held: 0, marksRead: 0, sent: [] as { to: readonly string[]; payload: object }[] },
    own: new Map<string, SeqRuns>(),
    join: (position: string, stored: SeqRuns) => joinRuns(stored, work.own.get(position) ?? []),
  };
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
      of: async (_channel: ChannelId, position: PositionId) => {
        const at = members.findIndex((member) => member.position === position);
        return { read: [], settled: work.join(position, [{ first: 1, last: settled(at) }]) };
      },
      withOwn: (_channel: ChannelId, position: PositionId, stored: SeqRuns) => work.join(position, stored),
    },
    holdAdmission: async () => {
      work.held += 1;
      return { grant, current: () => grant, close: () => {} };
    },
    grantInRoom: (connection: RealtimeConnection) => (hasOpen(connection) ? grant : null),
    isPushed: (connection: RealtimeConnection, _channel: ChannelId, head: number) =>
      hasOpen(connection) && pushedFrom <= head,
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
    expect(work.held).toBe(9);
    await inbox.tellMembers(channel, 2);
    expect(work.held).toBe(9);
    expect(work.sent.at(-1)?.payload).toEqual({ channel, head: 2, unread: 2 });
  });
});

describe('[PO16] who has a channel open', () => {
  it('is told by the frame of the post alone: no count, and no question where nobody else is there', async () => {
    const { inbox, work } = teamOf(6, () => 7, 9);
    await inbox.tellMembers(channel, 10);
    expect(work.sent.flatMap(({ to }) => to).sort()).toEqual(
      ['0-2', '1-1', '1-2', '2-2', '3-1', '3-2', '4-2', '5-1', '5-2'].sort(),
    );
    const { inbox: alone, work: none } = teamOf(1, () => 7, 9, 1);
    await alone.tellMembers(channel, 10);
    expect([none.sent, none.marksRead, none.held]).toEqual([[], 0, 0]);
  });

  it('is told by a count of what was appended before it came, since no frame brings that', async () => {
    const { inbox, work } = teamOf(2, () => 7, 11);
    await inbox.tellMembers(channel, 10);
    expect(work.sent.flatMap(({ to }) => to)).toContain('0-1');
  });

  it('is told at all its tabs of what one read elsewhere', async () => {
    const { inbox, work } = teamOf(2, () => 7, 1);
    await inbox.tellPosition(channel, memberAt(0).position, 10);
    expect(work.sent).toEqual([{ to: ['0-1', '0-2'], payload: { channel, head: 10, unread: 3 } }]);
  });
});

it('[PO16] counts nothing of one’s own whose mark is on its way yet', async () => {
  const { inbox, work } = teamOf(2, () => 7);
  work.own.set('position-0', [{ first: 9, last: 9 }]);
  await inbox.tellMembers(channel, 10);
  expect(work.sent.map(({ payload }) => payload)).toEqual([
    { channel, head: 10, unread: 2 },
    { channel, head: 10, unread: 3 },
  ]);
  await inbox.tellPosition(channel, memberAt(0).position, 10);
  expect(work.sent.at(-1)?.payload).toEqual({ channel, head: 10, unread: 2 });
});
