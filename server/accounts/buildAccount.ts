import type { AccountId } from '#domain/ids.ts';
import { foldName } from '#domain/names/foldName.ts';
import { nameGrams } from '#domain/names/nameGrams.ts';
import { judgePassword } from '#domain/sessions/judgePassword.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import { newId } from '#platform/newId.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import { wrongField } from '#platform/wrongField.ts';
import type { AccountRecord } from './accountModel.ts';
import { foldLoginName } from './foldLoginName.ts';
import { hashPassword } from './hashPassword.ts';

/** The password of a new person; null: they choose it by a one-time link. */
export type NewPerson = PersonNames & { readonly password: string | null };

interface PersonNames {
  readonly loginName: string;
  readonly name: string;
  readonly kana: string;
  /** TOTP secret (base32), where the account begins with a second factor. */
  readonly secondFactor?: string;
}

/** The account of a new person; L-04 when the password does not meet the rules. Nothing is stored here. */
export const buildAccount = async (
  person: NewPerson,
  more: {
    municipality: MunicipalityCode | null;
    madeBy: string;
    at: Date;
    sample: boolean;
    /** What the office that makes the account answers for: the profession of the first position. */
    vouched: readonly string[];
    secrets: Pick<Secrets, 'seal'>;
  },
): Promise<AccountRecord> => {
  const loginName = foldLoginName(person.loginName);
  if (foldName(person.name) === '') throw wrongField('name', 'is blank', 'blank');
  const { municipality, secrets } = more;
  const _id = newId<AccountId>();
  const factor = person.secondFactor;
  return {
    _id,
    municipality,
    loginName,
    name: person.name,
    kana: person.kana,
    grams: nameGrams(person.name, person.kana),
    passwordHash: person.password === null ? null : await judgeAndHash(person, person.password, loginName),
    formerHash: null,
    totpSecret:
      factor === undefined ? null : await secrets.seal({ kind: 'totp', owner: _id, municipality }, factor),
    totpStep: 0,
    sessionEpoch: 1,
    endedSessions: [],
    state: 'active',
    sample: more.sample,
    madeBy: more.madeBy,
    madeAt: more.at,
    renewedBy: null,
    renewedAt: null,
    formerNames: [],
    vouched: more.vouched.map((profession) => ({ profession, by: more.madeBy, at: more.at })),
    leaving: null,
  };
};

const judgeAndHash = (person: PersonNames, password: string, loginName: string): Promise<string> => {
  const secondFactor = person.secondFactor !== undefined;
  const reason = judgePassword(password, { loginName, secondFactor });
  if (reason !== null) throw new Failure('L-04', { reason });
  return hashPassword(password);
};
