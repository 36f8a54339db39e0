import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { type AuditorKey, sampleAuditors } from './sampleAuditors.ts';
import { sampleFacilities } from './sampleFacilities.ts';
import { type OfficerKey, sampleOfficers } from './sampleOfficers.ts';
import { type PersonKey, type SamplePerson, samplePeople } from './samplePeople.ts';

export type SampleKey = 'operator' | OfficerKey | AuditorKey | PersonKey;

/** An account of the sample region: what signs in, and who it is. */
export interface SampleAccount {
  readonly key: SampleKey;
  readonly loginName: string;
  readonly password: string;
  /** Base32; null where the account has no second factor. */
  readonly totpSecret: string | null;
  readonly name: string;
  readonly kana: string;
  /** Profession and facility, as a person would say it. */
  readonly role: string;
  /** By name; null for the operator, whose account belongs to none. */
  readonly municipality: string | null;
}

/** One for all: it is printed at every start, and protects nothing but made-up people. */
const samplePassword = 'Mihon-no-michi-7351';

const cityOf = (code: MunicipalityCode): string =>
  Object.values(sampleOfficers).find(({ municipality }) => municipality === code)?.city ?? code;

const account = (
  key: SampleKey,
  { name, kana, totp }: { name: string; kana: string; totp?: string },
  role: string,
  municipality: string | null,
): SampleAccount => ({
  ...{ key, loginName: key, password: samplePassword, totpSecret: totp ?? null, name, kana },
  ...{ role, municipality },
});

const person = ([key, who]: [PersonKey, SamplePerson]): SampleAccount => {
  const places = [who, ...(who.also ?? [])].map(
    ({ profession, facility }) => `${profession} ${sampleFacilities[facility].name}`,
  );
  const role = `${places.join('、')}${who.manages === true ? '（事業所管理者）' : ''}`;
  return account(key, who, role, cityOf(sampleFacilities[who.facility].municipality));
};

export const sampleAccounts: readonly SampleAccount[] = [
  account('operator', { name: '運用 太郎（見本）', kana: 'ウンヨウ タロウ ミホン' }, '運用者', null),
  ...(Object.entries(sampleOfficers) as [OfficerKey, (typeof sampleOfficers)[OfficerKey]][]).map(
    ([key, who]) => account(key, who, '市区町村担当者 長寿介護課', who.city),
  ),
  ...(Object.entries(sampleAuditors) as [AuditorKey, (typeof sampleAuditors)[AuditorKey]][]).map(
    ([key, who]) => account(key, who, '監査担当 市役所', sampleOfficers[who.officer].city),
  ),
  ...(Object.entries(samplePeople) as [PersonKey, SamplePerson][]).map(person),
];

export const sampleAccount = (key: SampleKey): SampleAccount => {
  const found = sampleAccounts.find((each) => each.key === key);
  if (found === undefined) throw new Error(`no sample account ${key}`);
  return found;
};
