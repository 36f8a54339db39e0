import { useTranslation } from 'react-i18next';
import { Page } from '../../app/layout/Page.tsx';
import { PatientList } from './PatientList.tsx';

const PatientsScreen = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('menu.patients')} beside={{ to: '/search', label: t('menu.search'), icon: 'search' }}>
      <PatientList q="" empty={t('patients.empty')} />
    </Page>
  );
};

export default PatientsScreen;
