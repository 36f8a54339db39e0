import { describe, expect, it } from '@jest/globals';
import type { Server } from 'socket.io';
import type { ChannelId } from '#domain/ids.ts';
import { broadcastOver } from '#server/realtime/broadcastOver.ts';
import { textFrame } from '#server/realtime/textFrame.ts';

interface Made {
  readonly compress: boolean;
  readonly wsPreEncodedFrame: readonly Buffer[];
}

/** A node's sockets by room; of each what was written to its line. */
const linesOf = (rooms: Readonly<Record<string, readonly string[]>>) => {
  const ids = new Set(Object.values(rooms).flat());
  const written = new Map([...ids].map((id) => [id, [] as { packet: string; made: Made }[]]));
  const sockets = new Map(
    [...ids].map((id) => [
      id,
      { conn: { write: (packet: string, made: Made) => void written.get(id)?.push({ packet, made }) } },
    ]),
  );
  const of = () => ({
    adapter: { rooms: new Map(Object.entries(rooms).map(([room, own]) => [room, new Set(own)])) },
    sockets,
  });
  return { broadcast: broadcastOver({ of } as unknown as Server), written, sockets };
};

const channel = 'the-channel' as ChannelId;

describe('[PO18] a push to all of some rooms', () => {
  it('reaches each once, made once for all of them', () => {
    const { broadcast, written } = linesOf({ one: ['a', 'b'], other: ['b', 'c'], third: ['d'] });
    broadcast(['one', 'other', 'nobody'], 'receipt:changed', { channel });
    const [first, ...rest] = ['a', 'b', 'c'].map((id) => written.get(id));
    expect(first).toHaveLength(1);
    expect(written.get('d')).toEqual([]);
    const { packet, made } = first![0]!;
    expect(packet).toBe('2["receipt:changed",{"channel":"the-channel"}]');
    // What engine.io sends of that packet, in one piece: the same bytes for all.
    expect(made).toEqual({ compress: false, wsPreEncodedFrame: [textFrame(`4${packet}`)] });
    for (const each of rest) {
      expect(each).toHaveLength(1);
      expect(each?.[0]?.made.wsPreEncodedFrame[0]).toBe(made.wsPreEncodedFrame[0]);
    }
  });

  it('passes over who has gone, and is not made for nobody', () => {
    const { broadcast, written, sockets } = linesOf({ one: ['a', 'b'], empty: [] });
    sockets.delete('a');
    broadcast(['one'], 'receipt:changed', { channel });
    expect([written.get('a'), written.get('b')?.length]).toEqual([[], 1]);
    let made = 0;
    const payload = {
      toJSON: () => {
        made += 1;
        return { channel };
      },
    } as never;
    broadcast(['empty', 'nobody'], 'receipt:changed', payload);
    expect(made).toBe(0);
    broadcast(['one'], 'receipt:changed', payload);
    expect(made).toBe(1);
  });
});
