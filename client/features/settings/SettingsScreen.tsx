import { useTranslation } from 'react-i18next';
import { Page } from '../../app/layout/Page.tsx';
import { Card } from '../../ui/Card.tsx';
import { DeviceList } from './DeviceList.tsx';
import { FactorSetup } from './FactorSetup.tsx';
import { LookChoices } from './LookChoices.tsx';
import { PasswordChange } from './PasswordChange.tsx';

const SettingsScreen = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('settings.title')}>
      <Card title={t('settings.look')}>
        <LookChoices />
      </Card>
      <Card title={t('settings.factorTitle')}>
        <FactorSetup />
      </Card>
      <Card title={t('settings.passwordTitle')}>
        <PasswordChange />
      </Card>
      <Card title={t('settings.sessionsTitle')}>
        <DeviceList />
      </Card>
    </Page>
  );
};

export default SettingsScreen;
