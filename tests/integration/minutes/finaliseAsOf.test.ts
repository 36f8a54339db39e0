import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform/newId.ts';
import { sealPartModel } from '#server/minutes/sealModel.ts';
import { actorOf } from '#tests/support/accessNode.ts';
import { dayOf } from '#tests/support/accessRegion.ts';
import {
  type ConferenceMinutes,
  careManager,
  conference,
  doctor,
  failureOf,
  hospital,
  nurse,
  patient,
  startConferenceMinutes,
} from '#tests/support/conferenceMinutes.ts';
import { eventually } from '#tests/support/eventually.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const id = conference.minutes;
const clientId = () => newId();
const asked = {
  ...{ affiliation: '見本薬局', reason: '', askedOn: '', content: '残薬', answer: '' },
  ...{ name: '見本 四郎', replaces: null },
};

describe('確定 while others go on writing, on the real stores', () => {
  // Before the stores' own: hooks of one block run in the order they are written in.
  afterAll(() => house?.close());
  const stores = withTestStores();
  let house: ConferenceMinutes;
  beforeAll(async () => {
    house = await startConferenceMinutes(stores(), 'minutes-as-of');
  }, 60_000);
  const call: ConferenceMinutes['call'] = (...request) => house.call(...request);
  const view = () => call('readMinutes', hospital);
  const fieldOf = async (key: string) => (await view()).fields.find((field) => field.key === key);

  it('[MI11] 内容確認 is of the form that was confirmed: what changes it afterwards says so, in view, list and count', async () => {
    const writer = house.join(hospital);
    await eventually(() => writer.provider.synced);
    writer.type('course', '利尿薬の調整で改善。');
    await eventually(async () => (await view()).sections[0]?.blocks[0]?.runs[0]?.text);
    await house.feature.recordAttendance(conference.id, actorOf(hospital), 'joined');
    await call('circulateMinutes', hospital, { body: { clientId: clientId() } });
    const stands = async () => {
      const { attestations, awaited } = await call('readMinutes', doctor);
      const { minutes } = await call('listPendingAttestations', nurse);
      const own = attestations.find(({ by }) => by.name === '見本 訪問看護師');
      const counted = awaited.some(({ name }) => name === '見本 訪問看護師');
      return { current: own?.current, counted, listed: minutes.length === 1 };
    };
    const attest = async () => {
      const seen = (await call('readMinutes', nurse)).n;
      await call('attestMinutes', nurse, { body: { seen, clientId: clientId() } });
    };
    const current = { current: true, counted: false, listed: false };
    const earlier = { current: false, counted: true, listed: true };
    await attest();
    expect(await stands()).toEqual(current);

    const family = { category: 'family', name: '見本 次郎', affiliation: '長男' };
    const steps = [
      () => call('setMinutesHeader', doctor, { body: { clientId: clientId(), fields: { diet: '軟菜' } } }),
      () => call('recordInquiry', doctor, { body: { ...asked, clientId: clientId() } }),
      () => call('enterAttendee', hospital, { body: { ...family, clientId: clientId() } }),
      () => house.feature.recordAttendance(conference.id, actorOf(doctor), 'joined'),
      async () => {
        writer.type('roles', '訪問看護は週3回。');
        await eventually(async () => (await view()).sections[3]?.blocks[0]?.runs[0]?.text);
      },
    ];
    for (const step of steps) {
      await step();
      expect(await stands()).toEqual(earlier);
      await attest();
      expect(await stands()).toEqual(current);
    }
    await call('commentMinutes', doctor, { body: { clientId: clientId(), section: null, text: '了解です' } });
    await house.feature.recordAttendance(conference.id, actorOf(doctor), 'left');
    expect(await stands()).toEqual(current);
  }, 30_000);

  it('[MI11] [PO8] waits for nobody who has left: they could not confirm it any more', async () => {
    const waited = async () => (await call('readMinutes', hospital)).awaited.map(({ name }) => name);
    const replaces = { diet: (await fieldOf('diet'))?.n };
    const body = { clientId: clientId(), fields: { diet: '普通食' }, replaces };
    await call('setMinutesHeader', hospital, { body });
    expect(await waited()).toEqual(expect.arrayContaining(['見本 訪問看護師', '見本 医師']));
    const memberships = patient.memberships.map((each) =>
      each.account === nurse.id ? { ...each, until: dayOf('2026-11-23') } : each,
    );
    await house.put('patients', { ...patient, memberships });
    const left = await waited();
    await house.put('patients', patient);
    expect(left).toContain('見本 医師');
    expect(left).not.toContain('見本 訪問看護師');
    expect(await waited()).toContain('見本 訪問看護師');
  });

  it('[MI13] [MI6] 照会 of two absent persons stay apart, on two nodes; one is removed with a trace', async () => {
    const [first] = (await view()).inquiries;
    const n = first?.n ?? 0;
    const second = { ...asked, name: '見本 五郎', clientId: clientId() };
    const over = await failureOf(call('recordInquiry', doctor, { body: { ...second, replaces: n } }));
    expect([over.code, over.details?.reason]).toEqual(['C-01', 'another-person']);
    const other = await call('recordInquiry', doctor, { body: second });
    // Two correct the same one at once, each through a node of their own: one is told what the other wrote.
    const correct = (answer: string) => ({
      body: { ...asked, answer, replaces: n, clientId: `answer-${answer}` },
    });
    const tries = await Promise.allSettled([
      call('recordInquiry', doctor, correct('一包化')),
      call('recordInquiry', nurse, correct('残薬なし'), house.elsewhere),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const stored = (await view()).inquiries.find(({ first: row }) => row === first?.first);
    const lost = tries.findIndex(({ status }) => status === 'rejected');
    const { code, details } = await failureOf(
      Promise.reject((tries[lost] as PromiseRejectedResult).reason as Error),
    );
    expect([code, details?.reason]).toEqual(['C-01', 'changed-by-another']);
    expect(details?.stands?.find(({ key }) => key === 'answer')).toMatchObject({
      value: stored?.answer,
      n: stored?.n,
      by: stored?.by.name,
    });
    // The reply of the one that stands was lost, and it is sent again: the same entry, though it has replaced what it names.
    const [who, answer] = lost === 0 ? [nurse, '残薬なし'] : [doctor, '一包化'];
    expect(await call('recordInquiry', who, correct(answer))).toEqual({ n: stored?.n });

    const strike = { params: { minutes: id, n: other.n } };
    const struck = await call('strikeInquiry', nurse, strike);
    expect(await call('strikeInquiry', nurse, strike)).toEqual(struck);
    expect((await failureOf(call('strikeInquiry', doctor, strike, house.elsewhere))).code).toBe('C-01');
    const shown = await view();
    expect(shown.inquiries.map(({ name }) => name)).toEqual(['見本 四郎']);
    expect(shown.struck).toMatchObject([
      { row: 'inquiry', name: '見本 五郎', n: struck.n, by: { name: '見本 訪問看護師' } },
    ]);
    const before = await call('readVersion', doctor, { params: { minutes: id, n: struck.n - 1 } });
    expect(before.inquiries.map(({ name }) => name)).toEqual(['見本 四郎', '見本 五郎']);
  });

  it('[MI15] two who change one field of the head at the same time are shown each other, and neither is lost', async () => {
    const set = (who: typeof doctor, diagnosis: string, at = house.feature, replaces = 0) =>
      call(
        'setMinutesHeader',
        who,
        { body: { clientId: clientId(), fields: { diagnosis }, replaces: { diagnosis: replaces } } },
        at,
      );
    const tries = await Promise.allSettled([
      set(doctor, '慢性心不全'),
      set(nurse, '心不全', house.elsewhere),
    ]);
    const lost = tries.findIndex(({ status }) => status === 'rejected');
    const there = await fieldOf('diagnosis');
    const { code, details } = await failureOf(
      Promise.reject((tries[lost] as PromiseRejectedResult).reason as Error),
    );
    expect([code, details?.reason]).toEqual(['C-01', 'changed-by-another']);
    expect(details?.stands).toMatchObject([
      {
        key: 'diagnosis',
        value: there?.value,
        n: there?.n,
        by: lost === 0 ? '見本 訪問看護師' : '見本 医師',
      },
    ]);
    // Who was shown it may still decide for their own: both stand in the log.
    const [who, own] = lost === 0 ? [doctor, '慢性心不全'] : [nurse, '心不全'];
    await set(who, own, house.feature, there?.n);
    const log = (await house.platform.db.collection('minutesLog').find({ kind: 'header-set' }).toArray()).map(
      ({ body }) => body.fields.diagnosis,
    );
    expect(log).toEqual(expect.arrayContaining(['慢性心不全', '心不全']));
    expect((await fieldOf('diagnosis'))?.value).toBe(own);
  });

  it('[MI12] [MI14] what is newer than the n of 確定 is shown first; as of that n it is finalised while two go on typing', async () => {
    const [one, two] = [house.join(nurse), house.join(doctor)];
    await eventually(() => one.provider.synced && two.provider.synced);
    const seen = (await view()).n;
    const place = (await fieldOf('place'))?.value;
    let isTyping = true;
    const typeOn = async (who: typeof one, section: string, word: string) => {
      for (let at = 0; isTyping; at += 1) {
        who.type(section, `${word}${at} `);
        // As fast as anybody types, and never waiting for the store.
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    const typing = [typeOn(one, 'procedures', '看護'), typeOn(two, 'explanation', '説明')];
    await call('setMinutesHeader', nurse, { body: { clientId: clientId(), fields: { next: '4月' } } });
    await eventually(async () => {
      const { sections } = await view();
      return sections[1]?.blocks[0]?.runs[0] && sections[2]?.blocks[0]?.runs[0];
    });
    expect((await view()).writing.map(({ person }) => person.name).sort()).toEqual(
      ['見本 医師', '見本 訪問看護師'].sort(),
    );

    const finalisation = { seen, clientId: clientId() };
    const refused = await failureOf(call('finaliseMinutes', hospital, { body: finalisation }));
    expect([refused.code, refused.details?.reason]).toEqual(['C-01', 'written-since']);
    const newer = refused.details?.newer;
    expect(newer?.n).toBeGreaterThan(seen);
    expect(newer?.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ kind: 'text', label: '医療処置', before: '', after: expect.stringContaining('看護0') },
          by: [expect.objectContaining({ name: '見本 訪問看護師' })],
        }),
        expect.objectContaining({ kind: 'text', label: '説明内容と受け止め' }),
        expect.objectContaining({ kind: 'field', label: '次回', before: '', after: '4月' }),
      ]),
    );

    // Through the other node, while both go on: nobody can hold it up.
    const { n, sha256 } = await call(
      'finaliseMinutes',
      hospital,
      { body: { ...finalisation, leavesNewer: true } },
      house.elsewhere,
    );
    await eventually(() => one.closed.length > 0 && two.closed.length > 0, 15_000);
    isTyping = false;
    await Promise.all(typing);

    const sealed = await view();
    expect(sealed).toMatchObject({ state: 'finalised', finalised: { n, asOf: seen, sha256 } });
    expect(sealed.sections.slice(1, 3).map(({ blocks }) => blocks)).toEqual([[], []]);
    expect(sealed.sections[0]?.blocks[0]?.runs[0]?.text).toBe('利尿薬の調整で改善。');
    expect(sealed.fields.find(({ key }) => key === 'next')?.value).toBe('');
    // What nobody wrote and the form prints is sealed with it.
    expect(sealed.fields.find(({ key }) => key === 'place')?.value).toBe(place);
    expect(sealed.attestations).toMatchObject([{ current: false }]);

    // All that was stored in between is kept, as a proposal, under the names of who wrote it.
    const stored = (label: string) => sealed.leftOut.find((change) => change.label === label)?.after ?? '';
    const log = await house.platform.db.collection('minutesLog').find({}).sort({ n: 1 }).toArray();
    expect(log.map((entry) => entry.n)).toEqual(log.map((_, at) => at + 1));
    expect(log.at(-1)).toMatchObject({ kind: 'finalised', n });
    expect(stored('医療処置')).toMatch(/^看護0 看護1 /);
    expect(stored('説明内容と受け止め')).toMatch(/^説明0 説明1 /);
    expect(await call('verifyMinutes', nurse)).toEqual({ n, sha256, log: true, record: true });
    const parts = await sealPartModel(house.platform.db).find({ minutes: id }).lean();
    expect(parts.length).toBeGreaterThan(0);
  }, 60_000);

  it('[MI12] every door gives the finalised form as of n: version, versions, document, print and 追記', async () => {
    const { n, asOf } = (await view()).finalised ?? { n: 0, asOf: 0 };
    const { versions } = await call('listVersions', nurse, { query: {} });
    for (const line of versions) {
      const typed = line.kind === 'update' || line.kind === 'header-set';
      expect({ ...line, leftOut: line.leftOut }).toMatchObject({ leftOut: typed && line.n > asOf });
    }
    const at = (entry: number) => call('readVersion', nurse, { params: { minutes: id, n: entry } });
    expect((await at(n)).sections).toEqual((await at(asOf)).sections);
    // Looking back, the history shows what was there then.
    expect((await at(n - 1)).sections[2]?.blocks[0]?.runs[0]?.text).toContain('看護0');

    const late = house.join(careManager);
    await eventually(() => late.provider.synced);
    expect(late.text('course')).toBe('利尿薬の調整で改善。');
    expect([late.text('procedures'), late.text('explanation')]).toEqual(['', '']);

    const { leftOut } = await view();
    const key = leftOut.find(({ label }) => label === '医療処置')?.key ?? '';
    const write = { clientId: clientId(), text: '医療処置：訪問看護師の記入を加えます。', takes: [key] };
    const unknown = { ...write, clientId: clientId(), takes: ['999-0'] };
    expect((await failureOf(call('supplementMinutes', hospital, { body: unknown }))).code).toBe('V-01');
    expect(await call('supplementMinutes', hospital, { body: write })).toEqual({ n: 1 });
    expect((await view()).supplements).toMatchObject([{ takes: [key], writers: ['見本 訪問看護師'] }]);
    // The proposals stay, each under the same key.
    expect((await view()).leftOut).toEqual(leftOut);
  });
});
