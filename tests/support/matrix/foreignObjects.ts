import type { Day } from '#domain/vocabulary/days.ts';
import type { CareHouse } from '../careHouse.ts';
import { eventually } from '../eventually.ts';
import { samplePdf, samplePhoto, sampleVideo, upload } from '../sampleFiles.ts';
import { signIn } from '../signIn.ts';
import type { TestAnswer, TestClient } from '../testClient.ts';
import { cities, testPassword } from '../testRegion.ts';
import type { NamedIds } from './sampleValue.ts';

/** Words that stand in foreign records only: none of them may ever reach an attacker. */
export const secrets = ['秘密の見本', '髙橋花子', 'himitsu-mihon'];

/** Ids in the form of real ones that nothing has. */
export const unknownIds: NamedIds = Object.fromEntries([
  ...[
    ...['patient', 'channel', 'conference', 'minutes', 'notice', 'attachment', 'facility', 'thread'],
    ...['membership', 'consent', 'account', 'position', 'post', 'device'],
    ...['capacity', 'application', 'recovery', 'telling'],
  ].map((kind, at) => [kind, `0b${String(at).padStart(22, '0')}`]),
  ['municipality', '232033'],
  ['seq', '1'],
  ['n', '1'],
]);

/** Every kind of file, in each kind of record that names one. */
export const fileKinds = [
  'photo of a post',
  'video of a post',
  'PDF of a notice',
  'PDF of an admission note',
  'unnamed',
] as const;

const good = (answer: TestAnswer): TestAnswer => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};
const idIn = (answer: TestAnswer, part?: string): string => {
  const body = good(answer).body as Record<string, unknown>;
  return ((part === undefined ? body : body[part]) as { id: string }).id;
};

/** One record of each kind, whole and used, made through the doors by people of the region. */
export const makeForeignObjects = async (house: CareHouse) => {
  const { region } = house;
  const [doctor, nurse, sender] = await Promise.all([
    house.as('doctor'),
    house.as('nurse'),
    house.officer('okazaki'),
  ]);
  const photo = (await upload(nurse, 'photo', 'himitsu-mihon.jpg', await samplePhoto())).id;
  const video = (await upload(doctor, 'video', 'himitsu-mihon.mp4', sampleVideo())).id;
  const unnamed = (await upload(doctor, 'document', 'himitsu-mihon.pdf', samplePdf())).id;
  const pdf = (await upload(sender, 'document', 'himitsu-mihon.pdf', samplePdf())).id;

  const posts = `/api/channels/${region.channel}/posts`;
  const post = { kind: 'post', text: '秘密の見本' };
  const opener = { ...post, clientId: 'client-opener', title: '秘密の見本', attachments: [video] };
  const thread = idIn(await doctor.post(posts, opener), 'post');
  const report = {
    ...{ clientId: 'client-report', kind: 'visit-report', text: '秘密の見本' },
    ...{ vitals: { pulse: 71 }, attachments: [photo] },
  };
  good(await nurse.post(posts, report));

  const { people } = region;
  const planned = await doctor.post(`/api/patients/${region.patient}/conferences`, {
    clientId: 'client-conference',
    kind: 'discharge-conference',
    title: '秘密の見本',
    place: '秘密の見本',
    startsAt: '2026-12-01T05:00:00.000Z',
    invited: [people.nurse.position, people.careManager.position, people.dischargeNurse.position],
  });
  const { id: conference, minutes } = good(planned).body as unknown as { id: string; minutes: string };
  good(await doctor.post(`/api/conferences/${conference}/start`, {}));

  const sent = await sender.post('/api/notices', {
    clientId: 'client-notice',
    purpose: 'notice',
    title: '秘密の見本',
    text: '秘密の見本',
    audience: { facilityKinds: ['訪問看護ステーション'], municipalities: [cities.toyokawa] },
    attachments: [pdf],
    shown: [],
  });
  const notice = idIn(sent);
  await eventually(async () => (await nurse.get(`/api/notices/${notice}`)).status === 200, 10_000);

  const dischargeNurse = await house.as('dischargeNurse');
  const told = await dischargeNurse.post(`/api/patients/${region.patient}/admission-notes`, {
    ...{ clientId: 'client-admission', event: 'admission', on: '2026-11-20', place: '秘密の見本' },
    ...{ contact: '秘密の見本', text: '秘密の見本', replaces: null, shown: [] },
    attachments: [(await upload(dischargeNurse, 'document', 'himitsu-mihon.pdf', samplePdf())).id],
  });
  const admission = idIn(told);
  await eventually(async () => (await doctor.get(`/api/notices/${admission}`)).status === 200, 10_000);
  const [paper] = good(await doctor.get(`/api/notices/${admission}`)).body.files as { id: string }[];
  if (paper === undefined) throw new Error('the admission note came without its paper');

  const careManager = await house.as('careManager');
  const { device } = good(await careManager.get('/api/session/device-key')).body as { device: string };
  const rights = await makeRights(house);
  const real: NamedIds = {
    ...rights,
    ...{ patient: region.patient, channel: region.channel, conference, minutes, notice, thread },
    ...{ attachment: photo, post: thread, seq: '1', n: '1', municipality: cities.okazaki },
    ...{ facility: people.careManager.facility, position: people.careManager.position },
    ...{ account: people.careManager.account, membership: region.memberships.careManager },
    ...{ consent: region.consent, device },
  };
  return {
    real,
    /** Of the patient, where `real` names a notice of a city: the same routes lead to it. */
    admissionNote: { ...real, notice: admission },
    files: {
      'photo of a post': photo,
      'video of a post': video,
      'PDF of a notice': pdf,
      'PDF of an admission note': paper.id,
      unnamed,
    } satisfies Record<(typeof fileKinds)[number], string>,
  };
};

/** What the office of a city alone decides (a grant, an application), an officer asked for, and what people were told. */
const makeRights = async ({ app, region }: CareHouse): Promise<NamedIds> => {
  const { stores } = app.house.directory;
  const { careManager, doctor } = region.people;
  const grant = await stores.accounts.capacities
    .findOne({ capacity: 'officer', municipality: cities.toyohashi })
    .lean();
  const [application, recovery, telling] = ['a', 'b', 'c'].map((end) => end.padStart(24, '1')) as [
    string,
    string,
    string,
  ];
  const put = (collection: string, doc: { _id: string; [key: string]: unknown }) =>
    app.platform.db.collection<{ _id: string }>(collection).insertOne(doc);
  await put('positionApplications', {
    ...{ _id: application, facility: doctor.facility, municipality: cities.toyohashi },
    // Of somebody whom 豊橋市 manages too: the office of the account is asked as well (RI15), and would be no stranger.
    ...{ account: doctor.account, profession: '医師', from: null, note: '秘密の見本', state: 'open' },
    ...{ madeBy: { account: doctor.account, position: doctor.position }, madeAt: new Date() },
  });
  await put('officerRecoveries', {
    ...{ _id: recovery, municipality: cities.okazaki, loginName: 'himitsu-mihon', name: '秘密の見本' },
    ...{ kana: '', reason: '秘密の見本', state: 'confirmed', askedBy: '0'.repeat(24) },
    ...{ askedAt: new Date(), confirmedBy: '0'.repeat(24), confirmedAt: new Date() },
  });
  await put('tellings', {
    ...{ _id: telling, to: `account:${careManager.account}`, kind: 'membership-ended', at: new Date() },
    ...{ patient: region.patient, reason: '秘密の見本' },
  });
  return { capacity: grant?._id ?? '', application, recovery, telling };
};

/** Somebody of 豊橋市 who has a patient of their own, but not this one; with the ids that are their own. */
export const makeOtherMember = async (house: CareHouse): Promise<{ client: TestClient; own: NamedIds }> => {
  const { commands } = house.app.house;
  const officer = house.region.officers.toyohashi.actor;
  const facility = await commands.makeFacility(officer, cities.toyohashi, {
    ...{ name: '見本 別の診療所', kana: 'ミホン', kind: '診療所', phone: '0532-00-0009', hub: null },
  });
  const person = { loginName: 'betsu-isha', password: testPassword, name: '見本 別医師', kana: 'ミホン' };
  const { position } = await commands.makeAccount(officer, cities.toyohashi, person, {
    facility,
    profession: '医師',
  });
  const { patient, channel } = await commands.registerPatient(officer, cities.toyohashi, {
    clientId: 'client-other-patient',
    ...{ name: '見本 別患者', kana: 'ミホンベツ', birth: '1940-01-01' as Day, sex: 'male' },
    faceSheet: { address: '豊橋市 見本町2-2' },
  });
  await commands.startTeam(officer, cities.toyohashi, patient, position);
  return { client: await signIn(house.app, 'betsu-isha'), own: { patient, channel } };
};
export type ForeignObjects = Awaited<ReturnType<typeof makeForeignObjects>>;
