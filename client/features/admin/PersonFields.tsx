import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/TextField.tsx';

/** Of somebody who gets an account; the password beside it is no part of what is kept. */
interface Person {
  readonly name: string;
  readonly kana: string;
  readonly loginName: string;
}

interface Props {
  readonly person: Person;
  readonly onPerson: (change: Partial<Person>) => void;
  readonly kanaIsRequired?: boolean;
  /** Of the field of the login name. */
  readonly loginName?: { readonly help?: string; readonly autoComplete?: string };
  /** Absent where the person chooses it. */
  readonly password?: { readonly value: string; readonly onChange: (next: string) => void };
}

/** Who somebody is and signs in as, where an office or the operator makes their account. */
export const PersonFields = ({
  person,
  onPerson,
  kanaIsRequired = true,
  loginName = {},
  password,
}: Props) => {
  const { t } = useTranslation();
  return (
    <>
      {(['name', 'kana', 'loginName'] as const).map((key) => (
        <TextField
          key={key}
          label={t(`admin.person.${key}`)}
          value={person[key]}
          onChange={(value) => onPerson({ [key]: value })}
          isRequired={key !== 'kana' || kanaIsRequired}
          verbatim={key === 'loginName'}
          {...(key === 'loginName' && loginName)}
        />
      ))}
      {password !== undefined && (
        <TextField
          label={t('admin.person.password')}
          value={password.value}
          onChange={password.onChange}
          isRequired
          type="password"
          autoComplete="new-password"
          help={t('admin.passwordHelp')}
        />
      )}
    </>
  );
};
