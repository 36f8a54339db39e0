import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MinutesId } from '#domain/ids.ts';
import { newId } from '#platform/newId.ts';
import { actorOf } from '#tests/support/accessNode.ts';
import { dayOf, idOf, nagoya, okazaki, toyokawa } from '#tests/support/accessRegion.ts';
import {
  type ConferenceMinutes,
  careManager,
  conference,
  consent,
  doctor,
  failureOf,
  hospital,
  nurse,
  outsider,
  patient,
  startConferenceMinutes,
} from '#tests/support/conferenceMinutes.ts';
import { eventually } from '#tests/support/eventually.ts';
import { rawMinutesSocket } from '#tests/support/rawMinutesSocket.ts';
import { withTestStores } from '#tests/support/testStores.ts';

describe('minutes of a conference, through the real gate', () => {
  // Before the stores' own: hooks of one block run in the order they are written in.
  afterAll(() => house?.close());
  const stores = withTestStores();
  let house: ConferenceMinutes;
  beforeAll(async () => {
    house = await startConferenceMinutes(stores(), 'minutes-story');
  }, 60_000);

  const id = conference.minutes;
  const call: ConferenceMinutes['call'] = (...asked) => house.call(...asked);
  const join: ConferenceMinutes['join'] = (who) => house.join(who);
  const refusal = async (work: Promise<unknown>) => (await failureOf(work)).code;

  it('those of the team write together across the border; who has no relation gets what an unknown id gets', async () => {
    const [a, b] = [join(hospital), join(nurse)];
    await eventually(() => a.provider.synced && b.provider.synced);
    a.type('course', '利尿薬の調整で改善。');
    await eventually(() => b.text('course') === '利尿薬の調整で改善。');
    b.type('roles', '訪問看護：体重の観察');
    await eventually(() => a.text('roles') === '訪問看護：体重の観察');
    const foreign = await rawMinutesSocket(house.url, id, outsider.id).closed;
    const unknown = await rawMinutesSocket(house.url, idOf<MinutesId>('nothing'), outsider.id).closed;
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
      await house.feature.recordAttendance(conference.id, actorOf(who), 'joined');
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

  it('[RO4][WA9] [FO8] 回覧 asks those whom the minutes reach, and tells the holder whom not and why', async () => {
    const narrower = { ...consent, recipients: [toyokawa, nagoya] };
    await house.put('patients', { ...patient, consents: [narrower] });
    // Said before, of the same people; nobody is asked by it, and only the holder may know.
    const preview = await call('previewCirculation', hospital);
    expect(preview.asked.map(({ name }) => name)).toEqual(['見本 医師', '見本 訪問看護師']);
    expect(await refusal(call('previewCirculation', nurse))).toBe('A-06');
    expect((await call('listPendingAttestations', nurse)).minutes).toEqual([]);
    const { notAsked } = await call('circulateMinutes', hospital, { body: { clientId: newId() } });
    expect(preview.notAsked).toEqual(notAsked);
    expect(notAsked).toEqual([
      {
        position: careManager.positions[0]?.id,
        name: '見本 介護支援専門員',
        municipality: okazaki,
        rule: 'WA9',
      },
    ]);
    await house.put('patients', patient);
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
    await call('commentMinutes', doctor, { body }, house.elsewhere);
    await call('commentMinutes', nurse, { body });
    const seen = (await call('readMinutes', doctor)).n;
    const { n } = await call('attestMinutes', doctor, { body: { seen } }, house.elsewhere);
    expect(n).toBe(seen + 1);
    const family = { category: 'family', name: '見本 花子', affiliation: '長女' } as const;
    const entered = await call('enterAttendee', hospital, { body: family });
    await call('strikeAttendee', hospital, { params: { minutes: id, n: entered.n } }, house.elsewhere);
    const after = (await call('readMinutes', nurse)).n;
    const nowhere = { body: { seen: after + 1 } };
    expect(await refusal(call('attestMinutes', doctor, nowhere, house.elsewhere))).toBe('V-01');
  });

  it('[WA9] a consent that is withdrawn closes the open document, and says why at the next door', async () => {
    const open = join(careManager);
    await eventually(() => open.provider.synced);
    const withdrawn = { ...patient, consents: [{ ...consent, withdrawn: dayOf('2026-11-23') }] };
    await house.put('patients', withdrawn);
    await house.revocations.commit(async () => undefined, [{ kind: 'patient', id: patient.id }]);
    await eventually(() => open.closed.some(({ code }) => code === 4403), 10_000);
    expect(open.closed[0]?.code).toBe(4205);
    expect(await refusal(call('readMinutes', careManager))).not.toBe('A-01');
    await house.put('patients', patient);
    await house.revocations.commit(async () => undefined, [{ kind: 'patient', id: patient.id }]);
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
    await eventually(() => late.closed.some(({ code }) => code === 4409));
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
