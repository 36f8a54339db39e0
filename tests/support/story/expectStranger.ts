import { expect } from '@jest/globals';
import type { Route } from '#contracts/http/route.ts';
import { routes } from '#contracts/http/routes.ts';
import { requests } from '#contracts/realtime/registry.ts';
import type { RealtimeRequest } from '#contracts/realtime/request.ts';
import { fillRoute, namesIn } from '../matrix/fillRoute.ts';
import { unknownIds } from '../matrix/foreignObjects.ts';
import { askPlainly } from '../matrix/plainAnswer.ts';
import { type NamedIds, sampleValue } from '../matrix/sampleValue.ts';
import { openSocket } from '../openSocket.ts';
import { rawMinutesSocket } from '../rawMinutesSocket.ts';
import type { TestClient } from '../testClient.ts';

const notFound = { status: 404, code: 'A-01' };

/** Every route about these records: patient, channel, topic, conference, minutes, file. */
const api = async (client: TestClient, ids: NamedIds): Promise<void> => {
  for (const route of Object.values(routes) as Route[]) {
    const names = namesIn(route.path);
    if (!(route.record in ids) || !names.every((name) => name in ids)) continue;
    const real = await askPlainly(client, fillRoute(route, { ...unknownIds, ...ids }));
    expect([route.path, real]).toEqual([route.path, await askPlainly(client, fillRoute(route, unknownIds))]);
    expect([route.path, real]).toEqual([route.path, expect.objectContaining(notFound)]);
  }
};

/** Every request of the socket that names one of them; `call:join` is the call. */
const socket = async (client: TestClient, ids: NamedIds): Promise<void> => {
  const opened = await openSocket(client);
  const ask = async (name: string, given: NamedIds) => {
    const payload = sampleValue((requests as Record<string, RealtimeRequest>)[name]?.payload as never, given);
    const { ok, error } = await opened.ask(name, payload);
    return { name, ok, error: { ...error, traceId: '' } };
  };
  for (const [name, { record }] of Object.entries(requests) as [string, RealtimeRequest][]) {
    if (!(record in ids)) continue;
    const real = await ask(name, { ...unknownIds, ...ids });
    expect(real).toEqual(await ask(name, unknownIds));
    expect(real).toMatchObject({ ok: false, error: { code: 'A-01' } });
  }
  // Of records of their own they may hear; of these not a word.
  for (const id of [ids.patient, ids.channel, ids.conference, ids.minutes])
    expect(JSON.stringify(opened.pushed)).not.toContain(id);
  opened.close();
};

/** The minutes as a document: the socket of whoever may not is closed, whether or not there is such a document. */
const document = async (client: TestClient, ids: NamedIds): Promise<void> => {
  const join = async (id: string) => {
    const raw = rawMinutesSocket(`${client.url.replace('http', 'ws')}/collab`, id, client.cookieHeader);
    const ended = await raw.closed;
    return { ...ended, reason: ended.reason.replace(/"traceId":"\w+"/, ''), heard: raw.heard.length };
  };
  const real = await join(ids.minutes ?? '');
  expect(real).toEqual(await join(unknownIds.minutes ?? ''));
  expect(real).toMatchObject({ code: 4403, heard: 0 });
};

/** Who has no relation to these records gets, by every door, exactly what an id that nothing has gets. */
export const expectStranger = async (client: TestClient, ids: NamedIds): Promise<void> => {
  await api(client, ids);
  await socket(client, ids);
  await document(client, ids);
};
