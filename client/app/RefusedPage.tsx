import { useTranslation } from 'react-i18next';
import { asFailure } from '../api/ApiFailure.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Page } from './layout/Page.tsx';

interface RefusedPageProps {
  error: unknown;
  above?: readonly { readonly to: string; readonly label: string }[];
}

/** Shown for a record that one may not see: "not found", or the reason for those who have or had a relation to it. */
export const RefusedPage = ({ error, above = [] }: RefusedPageProps) => {
  const { t } = useTranslation();
  const unknown = asFailure(error).code === 'A-01';
  return (
    <Page title={t(unknown ? 'common.notFound' : 'common.notShown')} above={above}>
      <ErrorNotice error={error} />
      <LinkButton to="/" icon="home">
        {t('common.toHome')}
      </LinkButton>
    </Page>
  );
};
