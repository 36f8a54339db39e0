import { useTranslation } from 'react-i18next';
import { Page } from '../../app/layout/Page.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PatientList } from './PatientList.tsx';

const PatientsScreen = () => {
  const { t } = useTranslation();
  return (
    <Page
      title={t('menu.patients')}
      actions={
        <LinkButton to="/search" icon="search">
          {t('menu.search')}
        </LinkButton>
      }
    >
      <PatientList q="" empty={t('patients.empty')} />
    </Page>
  );
};

export default PatientsScreen;
