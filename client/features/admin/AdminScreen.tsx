import { useTranslation } from 'react-i18next';
import { Page } from '../../app/layout/Page.tsx';
import { PageTabs } from '../../ui/PageTabs.tsx';
import { useSession } from '../session/SessionContext.ts';
import { capacitiesOf } from '../session/SignedIn.ts';
import { AccountsPart } from './AccountsPart.tsx';
import { AgreementPart } from './AgreementPart.tsx';
import { ConsentsPart } from './ConsentsPart.tsx';
import { FacilitiesPart } from './FacilitiesPart.tsx';

/** 管理: the agreement for everybody; the directory and consents for the officer who acts as one. */
const AdminScreen = ({ part }: { part: string }) => {
  const { t } = useTranslation();
  const { session } = useSession();
  const own = session.account.municipality;
  const officer = own !== null && capacitiesOf(session).includes('officer');
  const parts = officer
    ? (['agreement', 'consents', 'accounts', 'facilities'] as const)
    : (['agreement', 'facilities'] as const);
  const named = parts.find((one) => one === part) ?? 'agreement';
  return (
    <Page title={t('menu.admin')}>
      <PageTabs
        label={t('menu.admin')}
        tabs={parts.map((one) => ({
          to: `/admin/${one}`,
          label: t(`admin.parts.${one}`),
          current: one === named,
        }))}
      />
      {!officer && <p>{t('admin.notOfficer')}</p>}
      {named === 'agreement' && <AgreementPart />}
      {named === 'facilities' && <FacilitiesPart municipality={officer ? own.code : null} />}
      {officer && named === 'consents' && <ConsentsPart municipality={own.code} />}
      {officer && named === 'accounts' && <AccountsPart municipality={own.code} />}
    </Page>
  );
};

export default AdminScreen;
