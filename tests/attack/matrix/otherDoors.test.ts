import { beforeAll, describe, expect, it } from '@jest/globals';
import { collabPath, documentKinds } from '#contracts/collab.ts';
import { requests } from '#contracts/realtime/registry.ts';
import type { RealtimeRequest } from '#contracts/realtime/request.ts';
import { signalling } from '#contracts/signalling.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import {
  makeForeignObjects,
  makeOtherMember,
  secrets,
  unknownIds,
} from '#tests/support/matrix/foreignObjects.ts';
import { type NamedIds, sampleValue } from '#tests/support/matrix/sampleValue.ts';
import { openSocket, type SocketAnswer, type TestSocket } from '#tests/support/openSocket.ts';
import { rawMinutesSocket } from '#tests/support/rawMinutesSocket.ts';
import { TestClient } from '#tests/support/testClient.ts';

/** The matrix of the socket, the document and the media door (DESIGN decision 2), made from their registries. */
const attackers = ['non-party', 'outside the team', 'officer', 'other team'] as const;
const all = Object.entries(requests) as [string, RealtimeRequest][];
const doors = all.filter(([, { record }]) => record !== 'none' && record !== 'self');
const signals = Object.keys(signalling).map((name) => `call:${name}`);

let house: CareHouse;
const opened = withCareHouse({});
let real: NamedIds;
const clients = {} as Record<(typeof attackers)[number], TestClient>;
const sockets = {} as Record<(typeof attackers)[number], TestSocket>;

beforeAll(async () => {
  house = opened();
  ({ real } = await makeForeignObjects(house));
  clients['non-party'] = await house.as('nonParty');
  clients['outside the team'] = await house.as('outsider');
  clients.officer = await house.officer('toyohashi');
  clients['other team'] = (await makeOtherMember(house)).client;
  for (const who of attackers) sockets[who] = await house.socketOf(clients[who]);
}, 120_000);

const plain = ({ ok, error }: SocketAnswer) => ({ ok, error: { ...error, traceId: '' } });
const payloadOf = (name: string, ids: NamedIds) =>
  sampleValue((requests as Record<string, RealtimeRequest>)[name]!.payload, ids);

describe('the socket door', () => {
  it('names its record in the payload, so that the matrix can put a foreign one there', () => {
    for (const [name, { record }] of doors)
      expect([name, payloadOf(name, real)]).toEqual([
        name,
        expect.objectContaining({ [record]: real[record] }),
      ]);
  });

  it.each(doors)('%s: no relation is answered as an unknown id', async (name) => {
    for (const who of attackers) {
      const known = await sockets[who].ask(name, payloadOf(name, real));
      const unknown = await sockets[who].ask(name, payloadOf(name, unknownIds));
      expect({ who, ...plain(known) }).toEqual({ who, ...plain(unknown) });
      expect(known).toMatchObject({ ok: false, error: { code: 'A-01' } });
      expect(Object.keys(known.error).sort()).toEqual(['code', 'traceId']);
    }
  });

  it('tells who has no relation of nothing that happens to the record', async () => {
    const doctor = await house.as('doctor');
    const [member, elsewhere] = [
      await house.socketOf(await house.as('nurse')),
      await house.socketOf(await house.as('nurse')),
    ];
    expect(await member.ask('channel:open', { channel: real.channel })).toMatchObject({ ok: true });
    const postAndHear = async (clientId: string) => {
      const wanted = { clientId, kind: 'post', text: secrets[0] };
      const answer = await doctor.post(`/api/channels/${real.channel}/posts`, wanted);
      expect(answer.status).toBe(200);
      const { seq } = answer.body.post as { seq: number };
      await eventually(() => elsewhere.of('unread:changed').some(({ head }) => (head as number) >= seq));
      await eventually(() => member.of('post:appended').some(({ head }) => (head as number) >= seq));
    };
    // What is told without an open channel is gathered, and never twice at a time: a member who hears of the second post
    // shows that everybody was told of the first. The round trips come after what was sent to these sockets before.
    await postAndHear('client-pushed-1');
    await postAndHear('client-pushed-2');
    for (const who of attackers) {
      expect(await sockets[who].ask('ping', {})).toMatchObject({ ok: true });
      expect([who, sockets[who].pushed]).toEqual([who, []]);
    }
    for (const each of [member, elsewhere]) each.close();
  });

  it('is closed to nobody signed in', async () => {
    await expect(openSocket(new TestClient(house.app.url))).rejects.toMatchObject({ data: { code: 'A-02' } });
  });
});

describe('the media door', () => {
  it('has each request of its own at the socket door', () => {
    expect(signals.filter((name) => !Object.hasOwn(requests, name))).toEqual([]);
  });

  it.each(signals.filter((name) => name !== 'call:join' && name !== 'call:leave'))(
    '%s: is no call for who has not joined one, member or not',
    async (name) => {
      const member = await house.socketOf(await house.as('nurse'));
      for (const socket of [...Object.values(sockets), member])
        expect(await socket.ask(name, payloadOf(name, real))).toMatchObject({
          ok: false,
          error: { code: 'A-01' },
        });
      member.close();
    },
  );
});

describe('the document door', () => {
  /** An id that the matrix has not would be as unknown as an unknown one, and prove nothing. */
  const idOf = (ids: NamedIds, record: string): string => {
    const id = ids[record];
    if (id === undefined) throw new Error(`the matrix has no ${record}: add it to foreignObjects`);
    return id;
  };
  const url = () => `${house.app.url.replace('http', 'ws')}${collabPath.slice(0, -1)}`;
  it.each(Object.entries(documentKinds))(
    '%s: closes alike for no relation and for an unknown id',
    async (_kind, { record }) => {
      for (const who of attackers) {
        const attempt = async (id: string) => {
          const socket = rawMinutesSocket(url(), id, clients[who].cookieHeader);
          return { who, ...(await socket.closed), heard: socket.heard.length };
        };
        const known = await attempt(idOf(real, record));
        expect(known).toEqual(await attempt(idOf(unknownIds, record)));
        expect(known).toEqual({ who, code: 4403, reason: 'A-01', heard: 0 });
      }
    },
  );

  it.each(Object.entries(documentKinds))(
    '%s: tells nobody signed in only that',
    async (_kind, { record }) => {
      for (const id of [idOf(real, record), idOf(unknownIds, record)]) {
        const socket = rawMinutesSocket(url(), id, null);
        expect(await socket.closed).toEqual({ code: 4401, reason: 'A-02' });
        expect(socket.heard).toEqual([]);
      }
    },
  );
});
