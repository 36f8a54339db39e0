import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/layout/Page.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PatientList } from '../patients/PatientList.tsx';

/** 検索 among my own patients: 髙橋 and 高橋, kana and half width are one. */
const SearchScreen = () => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  return (
    <Page title={t('menu.search')}>
      <TextField
        label={t('patients.searchLabel')}
        help={t('patients.searchHelp')}
        type="search"
        value={typed}
        onChange={setTyped}
        maxLength={80}
      />
      {q && <PatientList q={q} empty={t('patients.notFound')} />}
    </Page>
  );
};

export default SearchScreen;
