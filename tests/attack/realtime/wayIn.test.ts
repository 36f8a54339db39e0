import type { IncomingMessage } from 'node:http';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { handshakeCheck } from '#server/realtime/handshakeCheck.ts';
import { careRegion } from '#tests/support/careRegion.ts';
import type { ChannelNode } from '#tests/support/channelNode.ts';
import { withChannelNode } from '#tests/support/withChannelNode.ts';

const region = careRegion();
const opened = withChannelNode(region);
const unknownId = 'f'.repeat(24);
let node: ChannelNode;

beforeAll(() => {
  node = opened();
});

describe('the way in', () => {
  it('is closed without a session, with an unknown one and from a foreign page', async () => {
    await expect(node.connect(null)).rejects.toMatchObject({ data: { code: 'A-02' } });
    await expect(
      node.connect({ ...region.actors.doctor, session: unknownId as never }),
    ).rejects.toMatchObject({
      data: { code: 'A-02' },
    });
    await expect(
      node.connect(region.actors.doctor, { origin: 'https://evil.example' }),
    ).rejects.toMatchObject({
      data: { code: 'A-08' },
    });
  });

  it('is closed to an address from which 300 were refused, before the session is even asked for', async () => {
    const checkHandshake = handshakeCheck({
      sessions: { read: async () => null, look: async () => null, touch: async () => undefined },
      isOwnOrigin: () => true,
      addressOf: () => '192.0.2.1',
      countOf: () => 0,
    });
    const knock = () =>
      checkHandshake({ headers: {} } as IncomingMessage).catch((error: { code: string }) => error.code);
    const codes: unknown[] = [];
    for (let at = 0; at < 301; at += 1) codes.push(await knock());
    expect(codes.slice(0, 300).every((code) => code === 'A-02')).toBe(true);
    expect(codes[300]).toBe('V-04');
  });

  it('is WebSocket alone', async () => {
    const answer = await fetch(`${node.url}/socket.io/?EIO=4&transport=polling`);
    expect(answer.status).toBe(400);
  });

  it('carries at most 20 connections of one account', async () => {
    const many = await Promise.allSettled(
      Array.from({ length: 25 }, () => node.connect(region.actors.stranger)),
    );
    const refused = many.filter((one) => one.status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(5);
    for (const { reason } of refused) expect(reason).toMatchObject({ data: { code: 'V-04' } });
  });
});
