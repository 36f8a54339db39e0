import type { Day } from '#domain/vocabulary/days.ts';
import type { CareHouse } from '../careHouse.ts';
import { signIn } from '../signIn.ts';
import type { TestClient } from '../testClient.ts';
import { cities, testPassword } from '../testRegion.ts';
import { recordSamples } from './recordSamples.ts';
import type { Owner } from './samples/recordSample.ts';
import type { NamedIds } from './sampleValue.ts';

/** Words that stand in foreign records only: none of them may ever reach an attacker. */
export const secrets = ['秘密の見本', '髙橋花子', 'himitsu-mihon'];

/** Ids in the form of real ones that nothing has. */
export const unknownIds: NamedIds = Object.fromEntries([
  ...Object.entries(recordSamples)
    .flatMap(([kind, { within = [] }]) => [kind, ...within])
    .map((name, at) => [name, `0b${String(at).padStart(22, '0')}`]),
  ...Object.entries(recordSamples).flatMap(([kind, { unknown }]) =>
    unknown === undefined ? [] : [[kind, unknown]],
  ),
  ['seq', '1'],
  ['n', '1'],
]);

/** Every kind of file, in each kind of record that names one. */
export const fileKinds = [
  'photo of a post',
  'video of a post',
  'PDF of a notice',
  'PDF of a hospital note',
  'unnamed',
] as const;

/** One record of each kind, whole and used, made through the doors by people of the region. */
export const makeForeignObjects = async (house: CareHouse) => {
  let real: NamedIds = {};
  for (const sample of Object.values(recordSamples)) real = { ...real, ...(await sample.make(house, real)) };
  return {
    real,
    /** Of the patient, where `real` names a notice of a city: the same routes lead to it. */
    hospitalNote: { ...real, notice: real['hospital note'] as string },
    files: Object.fromEntries(fileKinds.map((kind) => [kind, real[kind] as string])) as Record<
      (typeof fileKinds)[number],
      string
    >,
  };
};

/** Of each kind of record that has others below it, who has one of their own. */
export const ownersOf = async (
  house: CareHouse,
  real: NamedIds,
  other: { readonly client: TestClient; readonly own: NamedIds },
): Promise<Readonly<Record<string, Owner>>> => {
  const owners: Record<string, Owner> = {};
  for (const [kind, { owner }] of Object.entries(recordSamples))
    if (owner !== undefined)
      owners[kind] = await owner(house, real, { client: other.client, ids: other.own });
  return owners;
};

/** The kinds of record of a patient's team. */
export const kindsOfTeam: readonly string[] = Object.entries(recordSamples).flatMap(([kind, { ofTeam }]) =>
  ofTeam === true ? [kind] : [],
);

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
