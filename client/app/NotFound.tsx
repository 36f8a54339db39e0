import { useTranslation } from 'react-i18next';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Page } from './layout/Page.tsx';

export const NotFound = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('common.notFound')}>
      <p>{t('common.notFoundNext')}</p>
      <LinkButton to="/" icon="home">
        {t('common.toHome')}
      </LinkButton>
    </Page>
  );
};
