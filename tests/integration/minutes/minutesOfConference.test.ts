import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { holdAdmission } from '#access/admission.ts';
import { createGate } from '#access/createGate.ts';
import { openRevocations, type Revocations } from '#access/revocations.ts';
import { createCollab } from '#collab/createCollab.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountFacts } from '#domain/access/facts.ts';
import { minutesRow } from '#domain/access/recordRows.ts';
import type { MinutesId } from '#domain/ids.ts';
import { routeAudience } from '#domain/routing/routeAudience.ts';
import { itemOfPatient } from '#domain/routing/routeMembership.ts';
import { readEnv } from '#platform/env.ts';
import { Failure } from '#platform/failure.ts';
import { createLogger } from '#platform/logger.ts';
import { newId } from '#platform/newId.ts';
import { openPlatform } from '#platform/openPlatform.ts';
import type { Platform } from '#platform/platform.ts';
import { type MinutesFeature, minutesFeature } from '#server/minutes/minutesFeature.ts';
import { actorOf, keptFacts } from '#tests/support/accessNode.ts';
import * as region from '#tests/support/accessRegion.ts';
import { eventually } from '#tests/support/eventually.ts';
import { joinMinutes, type MinutesClient } from '#tests/support/minutesClient.ts';
import { rawMinutesSocket } from '#tests/support/rawMinutesSocket.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const { dayOf, idOf, member, nagoya, okazaki, person, toyohashi, toyokawa } = region;

// 退院前カンファレンス of the hub hospital of 名古屋市 for a patient of 豊橋市.
const hospital = person('hospital', nagoya, '退院支援看護師', { hub: 'hub-nagoya' as never });
const doctor = person('doctor', toyohashi, '医師');
const nurse = person('nurse', toyokawa, '訪問看護師');
const careManager = person('manager', okazaki, '介護支援専門員');
const outsider = person('outsider', toyohashi, '薬剤師');
const everybody = [hospital, doctor, nurse, careManager, outsider];
const consent = region.consent('consent');
const patient = region.patientWith(
  [
    member(doctor, ['care', 'conference']),
    member(nurse, ['care', 'conference'], { clause: 's1', consent }),
    member(careManager, ['conference'], { clause: 's2', consent }),
    member(hospital, ['conference'], { clause: 's4', consent }),
  ],
  [consent],
);
const conference = region.conferenceOf(patient, hospital, [doctor, nurse]);

describe('minutes of a conference, through the real gate', () => {
  // Before the stores' own: hooks of one block run in the order they are written in.
  afterAll(async () => {
    for (const client of clients) client.leave();
    await stop?.();
  });
  const stores = withTestStores();
  const clients: MinutesClient[] = [];
  let platform: Platform;
  let feature: MinutesFeature;
  let used: ReturnType<MinutesFeature['use']>;
  /** The same house on another node, with its own view of the log. */
  let elsewhere: typeof used;
  let revocations: Revocations;
  let put: ReturnType<typeof keptFacts>['put'];
  let url: string;
  let stop: () => Promise<void>;
  const id = conference.minutes;

  const call = <Name extends keyof typeof used.http>(
    name: Name,
    who: AccountFacts,
    more: object = {},
    at = used,
  ) => {
    const handler = at.http[name] as unknown as (input: object) => Promise<never>;
    return handler({
      actor: actorOf(who),
      params: { minutes: id },
      query: {},
      body: {},
      ...more,
    }) as ReturnType<(typeof used.http)[Name]>;
  };
  const refusal = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return error instanceof Failure ? error.code : error;
  };
  const join = (who: AccountFacts) => {
    const client = joinMinutes({ url, document: id, cookie: who.id });
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    const { mongoUri, redisUrl } = stores();
    platform = await openPlatform({
      ...{ env: readEnv({}), log: createLogger('silent'), mongoUri, redisUrl, dbName: 'minutes-story' },
      clock: { now: () => new Date('2026-11-23T03:00:00Z') },
    });
    const facts = keptFacts(platform.db);
    put = facts.put;
    for (const each of everybody) await put('accounts', each);
    await put('patients', patient);
    await put('conferences', conference);
    feature = await minutesFeature(platform);
    revocations = await openRevocations(platform);
    const agreements = region.compileSample();
    const gate = await createGate(platform, {
      readers: { ...facts.readers, minutes: feature.facts },
      agreements: () => agreements,
      revocations,
    });
    const positions = everybody.map(({ id: account, positions: [first], municipality }) => ({
      ...{ account, position: first!.id, name: `見本 ${first!.profession}`, profession: first!.profession },
      ...{ facility: '見本事業所', municipality: municipality ?? '' },
    }));
    const needs: Parameters<MinutesFeature['use']>[0] = {
      gate,
      people: async (wanted) =>
        new Map(
          positions.filter(({ position }) => wanted.includes(position)).map((each) => [each.position, each]),
        ),
      conference: async () => ({
        ...{ title: '退院前カンファレンス', place: '5階', startsAt: new Date('2026-11-23T01:00:00Z') },
        ...{ startedAt: new Date('2026-11-23T01:00:00Z'), endedAt: new Date('2026-11-23T01:40:00Z') },
        ...{ holder: conference.holder, invited: conference.invited },
      }),
      patientName: async () => '髙﨑 桜子',
      conferenceMembers: async () => patient.memberships.map(({ position }) => position),
      routeMinutes: async (_patient, asked) =>
        routeAudience(
          { compiled: agreements, day: dayOf('2026-11-23') },
          itemOfPatient((await facts.readers.patient(patient.id)) ?? patient, minutesRow),
          everybody.flatMap(({ id: account, municipality, positions: [first] }) =>
            municipality !== null && first !== undefined && asked.includes(first.id)
              ? [{ ...first, account, municipality, position: first.id }]
              : [],
          ),
          null,
        ),
    };
    used = feature.use(needs);
    elsewhere = (await minutesFeature(platform)).use(needs);
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
        ...used.collabPorts((wanted) => holdAdmission({ gate, clock: platform.clock, ...wanted })),
      },
    });
    const server = createServer();
    server.on('upgrade', (request, socket, head) => collab.handleUpgrade(request, socket, head));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collab`;
    stop = async () => {
      await collab.close();
      server.closeAllConnections();
      server.close();
      await platform.lifecycle.close();
    };
  }, 60_000);

  it('those of the team write together across the border; who has no relation gets what an unknown id gets', async () => {
    const [a, b] = [join(hospital), join(nurse)];
    await eventually(() => a.provider.synced && b.provider.synced);
    a.type('course', '利尿薬の調整で改善。');
    await eventually(() => b.text('course') === '利尿薬の調整で改善。');
    b.type('roles', '訪問看護：体重の観察');
    await eventually(() => a.text('roles') === '訪問看護：体重の観察');
    const foreign = await rawMinutesSocket(url, id, outsider.id).closed;
    const unknown = await rawMinutesSocket(url, idOf<MinutesId>('nothing'), outsider.id).closed;
    expect(foreign).toEqual({ code: 4403, reason: 'A-01' });
    expect(foreign).toEqual(unknown);
    expect(await refusal(call('readMinutes', outsider))).toBe('A-01');
    expect(await refusal(call('printMinutes', outsider))).toBe('A-01');
  });

  it('takes into the head of the form only days that the calendar has', async () => {
    const held = (heldOn: string) => call('setMinutesHeader', hospital, { body: { fields: { heldOn } } });
    const before = (await call('readMinutes', hospital)).head;
    for (const none of ['2026-02-31', '2026-13-01', '0000-01-01', '26-2-3'])
      expect({ none, code: await refusal(held(none)) }).toEqual({ none, code: 'V-01' });
    expect((await call('readMinutes', hospital)).head).toBe(before);
    await held('2026-11-23');
    const { fields } = await call('readMinutes', hospital);
    expect(fields.find(({ key }) => key === 'heldOn')?.value).toBe('2026-11-23');
  });

  it('[MI5] attendance comes from the room, and what the holder enters is marked as theirs', async () => {
    for (const who of [hospital, doctor])
      await feature.recordAttendance(conference.id, actorOf(who), 'joined');
    const family = { category: 'family', name: '見本 次郎', affiliation: '長男' } as const;
    expect(await refusal(call('enterAttendee', nurse, { body: { clientId: newId(), ...family } }))).toBe(
      'A-06',
    );
    const entered = { body: { clientId: newId(), ...family } };
    const { n } = await call('enterAttendee', hospital, entered);
    expect(await call('enterAttendee', hospital, entered)).toEqual({ n });
    const { attendance } = await call('readMinutes', nurse);
    expect(attendance.inRoom.map(({ person: { name } }) => name)).toEqual([
      '見本 退院支援看護師',
      '見本 医師',
    ]);
    expect(attendance.entered).toMatchObject([{ ...family, by: { name: '見本 退院支援看護師' } }]);
  });

  it('[RO4][WA9] 回覧 asks those whom the minutes reach, and tells the holder whom not and why', async () => {
    const narrower = { ...consent, recipients: [toyokawa, nagoya] };
    await put('patients', { ...patient, consents: [narrower] });
    const { notAsked } = await call('circulateMinutes', hospital, { body: { clientId: newId() } });
    expect(notAsked).toEqual([
      {
        position: careManager.positions[0]?.id,
        name: '見本 介護支援専門員',
        municipality: okazaki,
        rule: 'WA9',
      },
    ]);
    await put('patients', patient);
    expect((await call('listPendingAttestations', careManager)).minutes).toEqual([]);
    expect((await call('listPendingAttestations', nurse)).minutes).toMatchObject([{ id, awaitsMe: true }]);
  });

  it('[MI3] [MI6] 回覧 puts them under 確認待ち of who was absent; the attestation names what was seen', async () => {
    expect((await call('listPendingAttestations', careManager)).minutes).toEqual([]);
    await call('circulateMinutes', hospital, { body: { clientId: newId() } });
    expect((await call('listPendingAttestations', careManager)).minutes).toMatchObject([
      { id, awaitsMe: true },
    ]);
    const seen = (await call('readMinutes', careManager)).n;
    await call('commentMinutes', careManager, {
      body: { clientId: newId(), section: 'roles', text: '福祉用具も必要です' },
    });
    const { n } = await call('attestMinutes', careManager, { body: { seen, clientId: 'attest-once' } });
    // The reply was lost and it is sent again: the same entry.
    expect(await call('attestMinutes', careManager, { body: { seen, clientId: 'attest-once' } })).toEqual({
      n,
    });
    expect((await call('listPendingAttestations', careManager)).minutes).toEqual([]);
    const view = await call('readMinutes', doctor);
    expect(view.attestations).toMatchObject([{ seen, current: true, by: { name: '見本 介護支援専門員' } }]);
    expect(
      await refusal(call('attestMinutes', careManager, { body: { seen: 9_999, clientId: newId() } })),
    ).toBe('V-01');
  });

  it('[MI3] what was written and seen through another node can be attested and named through this one', async () => {
    // The other node's view of the log begins here; nobody has the document open there, so it follows nothing.
    const body = { section: null, text: '確認しました' };
    await call('commentMinutes', doctor, { body }, elsewhere);
    await call('commentMinutes', nurse, { body });
    const seen = (await call('readMinutes', doctor)).n;
    const { n } = await call('attestMinutes', doctor, { body: { seen } }, elsewhere);
    expect(n).toBe(seen + 1);
    const family = { category: 'family', name: '見本 花子', affiliation: '長女' } as const;
    const entered = await call('enterAttendee', hospital, { body: family });
    await call('strikeAttendee', hospital, { params: { minutes: id, n: entered.n } }, elsewhere);
    const after = (await call('readMinutes', nurse)).n;
    const nowhere = { body: { seen: after + 1 } };
    expect(await refusal(call('attestMinutes', doctor, nowhere, elsewhere))).toBe('V-01');
  });

  it('[WA9] a consent that is withdrawn closes the open document, and says why at the next door', async () => {
    const open = join(careManager);
    await eventually(() => open.provider.synced);
    const withdrawn = { ...patient, consents: [{ ...consent, withdrawn: dayOf('2026-11-23') }] };
    await put('patients', withdrawn);
    await revocations.commit(async () => undefined, [{ kind: 'patient', id: patient.id }]);
    await eventually(() => open.closed.some(({ code }) => code === 4403), 10_000);
    expect(open.closed[0]?.code).toBe(4205);
    expect(await refusal(call('readMinutes', careManager))).not.toBe('A-01');
    await put('patients', patient);
    await revocations.commit(async () => undefined, [{ kind: 'patient', id: patient.id }]);
  }, 20_000);

  it('[MI2] [MI6] only who is responsible finalises; then nothing changes, a supplement stands beside, and the seal holds', async () => {
    const seen = (await call('readMinutes', hospital)).n;
    expect(await refusal(call('finaliseMinutes', doctor, { body: { seen, clientId: newId() } }))).toBe(
      'A-06',
    );
    const finalisation = { body: { seen, clientId: newId() } };
    const { n, sha256 } = await call('finaliseMinutes', hospital, finalisation);
    expect(await refusal(call('finaliseMinutes', hospital, finalisation))).toBe('C-01');
    expect(
      await refusal(
        call('commentMinutes', nurse, { body: { clientId: newId(), section: null, text: '遅い' } }),
      ),
    ).toBe('C-01');
    const late = join(nurse);
    await eventually(() => late.provider.synced);
    late.type('course', '確定の後');
    await eventually(() => late.closed.some(({ code }) => code === 4205));
    const supplement = { body: { text: '次回は4月です', clientId: newId() } };
    // Pressed twice, and once more because the reply was lost: nobody can ever take a second one back.
    const tries = [
      call('supplementMinutes', hospital, supplement),
      call('supplementMinutes', hospital, supplement),
    ];
    expect(await Promise.all(tries)).toEqual([{ n: 1 }, { n: 1 }]);
    expect(await call('supplementMinutes', hospital, supplement)).toEqual({ n: 1 });
    const view = await call('readMinutes', nurse);
    expect(view).toMatchObject({
      state: 'finalised',
      n,
      finalised: { sha256 },
      patient: { name: '髙﨑 桜子' },
    });
    expect(view.supplements.map(({ n: at, text }) => [at, text])).toEqual([[1, '次回は4月です']]);
    expect(view.sections[0]?.blocks).toMatchObject([{ runs: [{ text: '利尿薬の調整で改善。' }] }]);
    expect(await call('verifyMinutes', nurse)).toEqual({ n, sha256, log: true, record: true });
  });

  it('版の履歴 has every entry in one line, and shows the form as it was', async () => {
    const { versions } = await call('listVersions', nurse, { query: {} });
    expect(versions.map(({ kind }) => kind)).toContain('finalised');
    expect(versions[0]).toMatchObject({ from: 1, kind: 'update' });
    for (const [at, line] of versions.entries()) expect(line.from).toBe((versions[at - 1]?.n ?? 0) + 1);
    const first = await call('readVersion', nurse, { params: { minutes: id, n: 1 } });
    expect(first).toMatchObject({ state: 'draft', n: 1, attestations: [] });
  });
});
