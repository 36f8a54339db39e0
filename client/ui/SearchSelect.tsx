import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matchesName } from './matchesName.ts';
import { Select } from './Select.tsx';
import { TextField } from './TextField.tsx';

interface SearchSelectProps<Value extends string> {
  label: string;
  value: Value | '';
  /** `find`: what it is found by beside its label, such as its reading. */
  options: readonly { readonly value: Value; readonly label: string; readonly find?: string }[];
  onChange: (value: Value) => void;
  empty: string;
  help?: string;
  required?: boolean;
}

/** More than a thumb goes through. */
const MANY = 20;

/** [LI3] A choice among what may be hundreds: all of it is there, and a search narrows it. */
export const SearchSelect = <Value extends string>({ options, ...rest }: SearchSelectProps<Value>) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const found = options.filter(
    ({ value, label, find = '' }) => value === rest.value || matchesName(typed, [label, find]),
  );
  return (
    <>
      {options.length > MANY && (
        <>
          <TextField
            label={t('common.searchIn', { label: rest.label })}
            help={t('common.searchHelp')}
            type="search"
            value={typed}
            onChange={setTyped}
            maxLength={80}
          />
          <p role="status">{t('common.foundIn', { count: found.length, all: options.length })}</p>
        </>
      )}
      <Select {...rest} options={found} />
    </>
  );
};
