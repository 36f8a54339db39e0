import { afterAll, beforeAll } from '@jest/globals';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId, ConferenceId, PositionId, SessionId } from '#domain/ids.ts';
import { openMediaNode } from '#media/mediaNode.ts';
import { callAddress } from '#platform/calls/callAddresses.ts';
import { readEnv } from '#platform/env.ts';
import { Failure } from '#platform/failure.ts';
import { createLogger } from '#platform/logger.ts';
import { newId } from '#platform/newId.ts';
import { openPlatform } from '#platform/openPlatform.ts';
import type { Platform } from '#platform/platform.ts';
import { openRpc, type Rpc } from '#platform/rpc/openRpc.ts';
import { withTestStores } from './testStores.ts';

export interface Joined {
  readonly peer: string;
  readonly peers: { readonly peer: string; readonly position: string }[];
}

/** A media node on stores of its own, and one conference whose gate the test can bar; for the tests of one file. */
export const withMediaNode = () => {
  // Hooks of one block run in the order they are written in: this closes before the stores it stands on.
  afterAll(() => platform?.lifecycle.close());
  const stores = withTestStores();
  const conference = newId<ConferenceId>();
  let platform: Platform;
  let rpc: Rpc;
  const held = new Map<Actor['session'], (refusal: { code: string }) => void>();
  const attendance: string[] = [];
  const admitted: string[] = [];
  const barred = new Set<string>();

  beforeAll(async () => {
    const { mongoUri, redisUrl } = stores();
    platform = await openPlatform({
      env: readEnv({}),
      log: createLogger('silent'),
      mongoUri,
      redisUrl,
      dbName: 'media',
    });
    await openMediaNode(
      platform,
      { ip: '127.0.0.1', announcedAddress: undefined, firstPort: 0 },
      {
        admit: async (actor, wanted, onEnded) => {
          admitted.push(actor.session);
          if (wanted !== conference || barred.has(actor.account)) throw new Failure('A-01');
          held.set(actor.session, onEnded);
          const close = () => {
            if (held.get(actor.session) === onEnded) held.delete(actor.session);
          };
          return { maySend: () => true, close };
        },
        joined: async (actor) => void attendance.push(`joined ${actor.position}`),
        left: async (actor) => void attendance.push(`left ${actor.position}`),
      },
    );
    rpc = await openRpc(platform);
  }, 60_000);

  const ask = (
    actor: Actor,
    peer: string | null,
    method: string,
    payload: object,
    which = conference,
    line?: string,
  ) => rpc.ask(callAddress(platform.nodeId), method, { actor, peer, conference: which, payload, line });
  return {
    get platform() {
      return platform;
    },
    get rpc() {
      return rpc;
    },
    conference,
    attendance,
    /** Sessions that the gate was asked about, and accounts that it refuses. */
    admitted,
    barred,
    end: (actor: Actor): void => held.get(actor.session)?.({ code: 'A-03' }),
    person: (): Actor => ({
      account: newId<AccountId>(),
      session: newId<SessionId>(),
      position: newId<PositionId>(),
    }),
    ask,
    join: async (actor: Actor) => (await ask(actor, null, 'join', { conference })) as Joined,
  };
};
