import { readFile } from 'node:fs/promises';
import { createGate } from '#access/createGate.ts';
import { openRevocations } from '#access/revocations.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { AccountId, FacilityId, HubId, PositionId, SessionId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { FacilityKind } from '#domain/vocabulary/facilityKinds.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { newId } from '#platform/newId.ts';
import type { Platform } from '#platform/platform.ts';
import { composeDirectory } from '#server/composing/composeDirectory.ts';
import { composeDirectoryCommands } from '#server/composing/composeDirectoryCommands.ts';
import { noReaders } from './noReaders.ts';
import { openTestSecrets } from './testSecrets.ts';

/** The cities of the story. 名古屋市 and 新城市 are no parties; 名古屋市 has the hub hospital. */
export const cities = {
  toyohashi: '232017' as MunicipalityCode,
  toyokawa: '232076' as MunicipalityCode,
  okazaki: '232025' as MunicipalityCode,
  nagoya: '231002' as MunicipalityCode,
  shinshiro: '232211' as MunicipalityCode,
};

/** A password that meets the rules, the same for every account of a test. */
export const testPassword = 'Mihon-no-michi-7351';
export const hub = 'hub-nagoya' as HubId;
const sampleAgreement = new URL('../../server/sample/sample-wide-area.yaml', import.meta.url);

/** A person of the region: who they are, and as whom they act. */
export interface Person {
  readonly account: AccountId;
  readonly position: PositionId;
  readonly facility: FacilityId;
  readonly municipality: MunicipalityCode;
  readonly loginName: string;
  readonly name: string;
  readonly profession: string;
  /** A session that exists only in the test; doors with cookies sign in by loginName and testPassword. */
  readonly actor: Actor;
}

/** Readers of records that a test of the directory alone does not have. */
type OtherReaders = Omit<
  AttributeReaders,
  'account' | 'facility' | 'patient' | 'patientOfChannel' | 'office'
>;
const actorOf = (account: AccountId, position: PositionId | null): Actor => ({
  account,
  position,
  session: newId<SessionId>(),
});

/** The directory on a platform, with its gate: what the region is made with; also for tests that make their own. */
export const openTestDirectory = async (platform: Platform, others: Partial<OtherReaders> = {}) => {
  const revocations = await openRevocations(platform);
  const directory = await composeDirectory(platform, revocations, await openTestSecrets(platform));
  const gate = await createGate(platform, {
    readers: { ...noReaders, ...directory.attributes, ...others },
    agreements: directory.agreements.current,
    revocations,
  });
  const commands = composeDirectoryCommands(platform, directory, { gate, commit: revocations.commit });
  return { revocations, directory, gate, commands };
};

type Opened = Awaited<ReturnType<typeof openTestDirectory>>;

/**
 * A small region made by the use cases themselves: a patient of 豊橋市 with a doctor at home, a nurse of 豊川市 (same
 * area, s1), a care manager and a pharmacist of 岡崎市 (another area, s2: no photo), a discharge nurse of the hub
 * hospital in 名古屋市 (s4), consents for all of them; and people outside: a pharmacist at home, 豊橋市's officer, a
 * nurse of 新城市, which is no party.
 */
export const makeTestRegion = async (opened: Pick<Opened, 'commands' | 'directory' | 'gate'>) => {
  const { commands } = opened;
  const operator = actorOf(
    await commands.makeFirstOperator({
      loginName: 'unyou',
      password: testPassword,
      name: '見本 運用者',
      kana: 'ミホン ウンヨウシャ',
    }),
    null,
  );
  const officers = {} as Record<keyof typeof cities, Person>;
  for (const [key, code] of Object.entries(cities) as [keyof typeof cities, MunicipalityCode][]) {
    const made = await commands.makeMunicipality(operator, {
      code,
      office: { name: '長寿介護課', phone: '0532-00-0000' },
    });
    const loginName = `tantou-${key}`;
    const name = `見本 担当 ${key}`;
    const officer = await commands.makeFirstOfficer(operator, code, {
      loginName,
      password: testPassword,
      name,
      kana: 'ミホン タントウ',
    });
    officers[key] = {
      ...officer,
      facility: made.office,
      municipality: code,
      loginName,
      name,
      profession: '行政職員',
      actor: actorOf(officer.account, officer.position),
    };
  }
  const { toyohashi } = officers;
  await commands.importAgreement(toyohashi.actor, cities.toyohashi, await readFile(sampleAgreement, 'utf8'));

  const person = async (
    city: keyof typeof cities,
    loginName: string,
    name: string,
    profession: string,
    kind: FacilityKind,
    hubId: HubId | null = null,
  ): Promise<Person> => {
    const officer = officers[city];
    const facility = await commands.makeFacility(officer.actor, cities[city], {
      name: `見本 ${name}の${kind}`,
      kana: 'ミホン',
      kind,
      phone: '0532-00-0001',
      hub: hubId,
    });
    const made = await commands.makeAccount(
      officer.actor,
      cities[city],
      { loginName, password: testPassword, name, kana: 'ミホン' },
      { facility, profession },
    );
    const { account, position } = made;
    return {
      account,
      position,
      facility,
      municipality: cities[city],
      loginName,
      name,
      profession,
      actor: actorOf(account, position),
    };
  };
  const doctor = await person('toyohashi', 'isha-ichiro', '見本 医師一郎', '医師', '診療所');
  const nurse = await person(
    'toyokawa',
    'kango-hanako',
    '見本 看護花子',
    '訪問看護師',
    '訪問看護ステーション',
  );
  const careManager = await person(
    'okazaki',
    'care-sachiko',
    '見本 支援幸子',
    '介護支援専門員',
    '居宅介護支援事業所',
  );
  const pharmacist = await person('okazaki', 'yaku-jiro', '見本 薬局次郎', '薬剤師', '薬局');
  const dischargeNurse = await person('nagoya', 'taiin-mari', '見本 退院真理', '退院支援看護師', '病院', hub);
  const outsider = await person('toyohashi', 'soto-taro', '見本 薬局外男', '薬剤師', '薬局');
  const nonParty = await person(
    'shinshiro',
    'shin-kango',
    '見本 新城看護',
    '訪問看護師',
    '訪問看護ステーション',
  );

  const { patient, channel } = await commands.registerPatient(toyohashi.actor, cities.toyohashi, {
    clientId: 'client-takahashi',
    name: '髙橋花子（見本）',
    kana: 'タカハシハナコ',
    birth: '1938-04-02' as Day,
    sex: 'female',
    faceSheet: { address: '豊橋市 見本町1-1', careLevel: '要介護3' },
  });
  const consent = await commands.giveConsent(toyohashi.actor, cities.toyohashi, {
    clientId: 'client-consent',
    patient,
    purposes: ['care', 'conference', 'admission-discharge'],
    recipients: [cities.toyokawa, cities.nagoya, cities.okazaki],
    from: '2020-06-01' as Day,
    until: null,
    givenBy: { who: 'patient', name: '髙橋花子（見本）' },
  });
  const memberships = {
    doctor: (await commands.startTeam(toyohashi.actor, cities.toyohashi, patient, doctor.position))
      .membership,
    nurse: (await commands.invite(doctor.actor, patient, nurse.position, ['care', 'conference'])).membership,
    careManager: (await commands.invite(doctor.actor, patient, careManager.position, ['care', 'conference']))
      .membership,
    pharmacist: (await commands.invite(doctor.actor, patient, pharmacist.position, ['care'])).membership,
    dischargeNurse: (
      await commands.invite(doctor.actor, patient, dischargeNurse.position, [
        'conference',
        'admission-discharge',
      ])
    ).membership,
  };
  return {
    ...opened,
    operator,
    officers,
    people: { doctor, nurse, careManager, pharmacist, dischargeNurse, outsider, nonParty },
    patient,
    channel,
    consent,
    memberships,
    actorOf,
  };
};

export type TestRegion = Awaited<ReturnType<typeof makeTestRegion>>;

/** Both at once: for tests that need no other feature's readers. */
export const testRegion = async (platform: Platform, others: Partial<OtherReaders> = {}) => {
  const opened = await openTestDirectory(platform, others);
  return { ...opened, ...(await makeTestRegion(opened)) };
};
