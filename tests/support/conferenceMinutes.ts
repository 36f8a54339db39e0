import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { holdAdmission } from '#access/admission.ts';
import { createGate } from '#access/createGate.ts';
import { readersOf } from '#access/readersOf.ts';
import { openRevocations } from '#access/revocations.ts';
import { createCollab } from '#collab/createCollab.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import { minutesRow } from '#domain/records/minutes/minutesRow.ts';
import { routeAudience } from '#domain/routing/routeAudience.ts';
import { itemOfPatient } from '#domain/routing/routeMembership.ts';
import { readEnv } from '#platform/env.ts';
import { Failure } from '#platform/failure.ts';
import { createLogger } from '#platform/logger.ts';
import { openPlatform } from '#platform/openPlatform.ts';
import { type MinutesFeature, minutesFeature } from '#server/minutes/minutesFeature.ts';
import { openMinutesStore } from '#server/minutes/minutesStore.ts';
import { readMinutesAttributes } from '#server/minutes/readMinutesAttributes.ts';
import { actorOf, keptAttributes } from './accessNode.ts';
import * as region from './accessRegion.ts';
import { joinMinutes, type MinutesClient } from './minutesClient.ts';

const { dayOf, member, nagoya, okazaki, person, toyohashi, toyokawa } = region;

// 退院前カンファレンス of the hub hospital of 名古屋市 for a patient of 豊橋市.
export const hospital = person('hospital', nagoya, '退院支援看護師', { hub: 'hub-nagoya' as never });
export const doctor = person('doctor', toyohashi, '医師');
export const nurse = person('nurse', toyokawa, '訪問看護師');
export const careManager = person('manager', okazaki, '介護支援専門員');
export const outsider = person('outsider', toyohashi, '薬剤師');
const everybody = [hospital, doctor, nurse, careManager, outsider];
export const consent = region.consent('consent');
export const patient = region.patientWith(
  [
    member(doctor, ['care', 'conference']),
    member(nurse, ['care', 'conference'], { clause: 's1', consent }),
    member(careManager, ['conference'], { clause: 's2', consent }),
    member(hospital, ['conference'], { clause: 's4', consent }),
  ],
  [consent],
);
export const conference = region.conferenceOf(patient, hospital, [doctor, nurse]);

/** The minutes of one conference on two nodes, through the real gate, with the document door of the first. */
export const startConferenceMinutes = async (
  { mongoUri, redisUrl }: { mongoUri: string; redisUrl: string },
  dbName: string,
) => {
  const id = conference.minutes;
  const platform = await openPlatform({
    ...{ env: readEnv({}), log: createLogger('silent'), mongoUri, redisUrl, dbName },
    clock: { now: () => new Date('2026-11-23T03:00:00Z') },
  });
  const attributes = keptAttributes(platform.db);
  const { put } = attributes;
  for (const each of everybody) await put('accounts', each);
  await put('patients', patient);
  await put('conferences', conference);
  const store = await openMinutesStore(platform.db);
  const revocations = await openRevocations(platform);
  const agreements = region.compileSample();
  const readers = { ...attributes.readers, minutes: readMinutesAttributes(store) };
  const gate = await createGate(platform, { readers, agreements: () => agreements, revocations });
  const reading = readersOf({ readers, agreements: () => agreements, clock: platform.clock });
  const positions = everybody.map(({ id: account, positions: [first], municipality }) => ({
    ...{ account, position: first!.id, name: `見本 ${first!.profession}`, profession: first!.profession },
    ...{ facility: '見本事業所', municipality: municipality ?? '' },
  }));
  const parts: Parameters<typeof minutesFeature>[1] = {
    ...store,
    gate,
    people: async (wanted) =>
      new Map(
        positions.filter(({ position }) => wanted.includes(position)).map((each) => [each.position, each]),
      ),
    peopleAt: async (asked) =>
      asked.map(({ position }) => positions.find((each) => each.position === position) ?? null),
    conference: async () => ({
      ...{ title: '退院前カンファレンス', place: '5階', startsAt: new Date('2026-11-23T01:00:00Z') },
      ...{ startedAt: new Date('2026-11-23T01:00:00Z'), endedAt: new Date('2026-11-23T01:40:00Z') },
      ...{ holder: conference.holder, invited: conference.invited },
    }),
    patientName: async () => '髙﨑 桜子',
    conferenceMembers: async () => patient.memberships.map(({ position }) => position),
    readersOf: (minutes, people) => reading({ kind: 'minutes', id: minutes }, people),
    routeMinutes: async (_patient, asked) =>
      routeAudience(
        { compiled: agreements, day: dayOf('2026-11-23') },
        itemOfPatient((await attributes.readers.patient(patient.id)) ?? patient, minutesRow),
        everybody.flatMap(({ id: account, municipality, positions: [first] }) =>
          municipality !== null && first !== undefined && asked.includes(first.id)
            ? [{ ...first, account, municipality, position: first.id }]
            : [],
        ),
        null,
      ),
  };
  const feature = minutesFeature(platform, parts);
  /** The same house on another node, with its own view of the log. */
  const elsewhere = minutesFeature(platform, parts);
  await feature.openMinutes({
    ...{ id, conference: conference.id, patient: patient.id, form: 'discharge-conference' },
    ...{ responsible: conference.holder, sample: true },
  });
  const sessions = new Map<string, Actor>(everybody.map((each) => [each.id, actorOf(each)]));
  const collab = createCollab({
    ...{ log: platform.log, nodeId: platform.nodeId, isOwnOrigin: () => true },
    ports: {
      sessions: {
        read: async (cookie) => sessions.get(cookie ?? '') ?? null,
        stands: async () => true,
      },
      ...feature.collabPorts((wanted) => holdAdmission({ gate, clock: platform.clock, ...wanted })),
    },
  });
  const server = createServer();
  server.on('upgrade', (request, socket, head) => collab.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collab`;
  const clients: MinutesClient[] = [];

  const call = <Name extends keyof MinutesFeature['http']>(
    name: Name,
    who: AccountAttributes,
    more: object = {},
    at = feature,
  ) => {
    const handler = at.http[name] as unknown as (input: object) => Promise<never>;
    return handler({
      actor: actorOf(who),
      params: { minutes: id },
      query: {},
      body: {},
      ...more,
    }) as ReturnType<MinutesFeature['http'][Name]>;
  };
  return {
    ...{ id, platform, feature, elsewhere, revocations, put, url, call },
    join: (who: AccountAttributes): MinutesClient => {
      const client = joinMinutes({ url, document: id, cookie: who.id });
      clients.push(client);
      return client;
    },
    close: async (): Promise<void> => {
      for (const client of clients) client.leave();
      await collab.close();
      server.closeAllConnections();
      server.close();
      await platform.lifecycle.close();
    },
  };
};
export type ConferenceMinutes = Awaited<ReturnType<typeof startConferenceMinutes>>;

/** The failure that some work ends with; what else it threw, or null. */
export const failureOf = async (work: Promise<unknown>): Promise<Failure> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Failure)) throw new Error(`no failure but ${String(error)}`);
  return error;
};
