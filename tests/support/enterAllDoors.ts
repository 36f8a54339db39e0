import { collabPath } from '#contracts/collab.ts';
import { eventually } from './eventually.ts';
import { openSocket } from './openSocket.ts';
import { rawMinutesSocket } from './rawMinutesSocket.ts';
import type { TestAnswer, TestClient } from './testClient.ts';

export interface Places {
  readonly channel: string;
  readonly conference: string;
  readonly minutes: string;
}

const good = (answer: TestAnswer): Record<string, unknown> => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** A conference that is open, with its minutes, held by this person. */
export const holdConference = async (
  holder: TestClient,
  patient: string,
  invited: readonly string[],
): Promise<{ conference: string; minutes: string }> => {
  const planned = good(
    await holder.post(`/api/patients/${patient}/conferences`, {
      clientId: 'client-conference',
      kind: 'discharge-conference',
      title: '見本の会議',
      place: '見本',
      startsAt: '2026-12-01T05:00:00.000Z',
      invited,
    }),
  );
  const { id, minutes } = planned as { id: string; minutes: string };
  good(await holder.post(`/api/conferences/${id}/start`, {}));
  return { conference: id, minutes };
};

/** The document door with a browser's cookies, having asked for the document. */
export const openDocument = async (client: TestClient, minutes: string) => {
  const url = `${client.url.replace('http', 'ws')}${collabPath.slice(0, -1)}`;
  const document = rawMinutesSocket(url, minutes, client.cookieHeader);
  await document.opened;
  // Sync step 1 with an empty state vector.
  document.send(new Uint8Array([0, 0, 1, 0]));
  await eventually(() => document.heard.length > 1);
  return document;
};

/** A socket in the channel, the document and the call, all open at once, in one browser. `calls`: into the call too. */
export const enterAllDoors = async (
  client: TestClient,
  places: Places,
  { after = 0, calls = true }: { after?: number; calls?: boolean } = {},
) => {
  const { channel, conference, minutes } = places;
  const socket = await openSocket(client);
  const opened = await socket.ask('channel:open', { channel, after });
  const called = calls ? await socket.ask('call:join', { conference }) : { ok: true };
  if (!opened.ok || !called.ok) throw new Error(`not in: ${JSON.stringify([opened, called])}`);
  const document = await openDocument(client, minutes);
  return {
    client,
    socket,
    document,
    posts: opened.data.posts as { seq: number }[],
    /** All that came at any door, as text: nothing of what may not be seen is in it. */
    everything: (): string =>
      JSON.stringify(socket.pushed) + document.heard.map((bytes) => Buffer.from(bytes).toString()).join(),
    leave: (): void => {
      socket.close();
      document.end();
    },
  };
};
export type InAllDoors = Awaited<ReturnType<typeof enterAllDoors>>;
