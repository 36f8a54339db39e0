import { useTranslation } from 'react-i18next';
import { ListRow } from '../ui/ListRow.tsx';
import { Page } from './layout/Page.tsx';

/** What has no tab of its own on a phone. */
export const MoreScreen = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('more.title')}>
      <ul>
        {(['search', 'settings', 'admin'] as const).map((key) => (
          <ListRow key={key} to={`/${key}`} title={t(`menu.${key}`)} />
        ))}
      </ul>
    </Page>
  );
};
