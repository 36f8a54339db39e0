import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/layout/Page.tsx';
import { lazyPart } from '../../app/lazyPart.tsx';
import { addWords } from '../../i18n/addWords.ts';
import { admin } from '../../i18n/ja/admin.ts';
import { rights } from '../../i18n/ja/rights.ts';
import { PageTabs } from '../../ui/PageTabs.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSession } from '../session/SessionContext.ts';
import { capacitiesOf } from '../session/SignedIn.ts';
import { AccountsPart } from './AccountsPart.tsx';
import { AgreementPart } from './AgreementPart.tsx';
import { FacilitiesPart } from './FacilitiesPart.tsx';
import { MunicipalitiesPart } from './MunicipalitiesPart.tsx';
import { PatientsPart } from './PatientsPart.tsx';

addWords({ admin, rights });

const AuditPart = lazyPart(() => import('../audit/AuditPart.tsx'));
const OfficerRecoveries = lazyPart(() => import('../rights/OfficerRecoveries.tsx'));
const SetUpSteps = lazyPart(() => import('./SetUpSteps.tsx'));

/**
 * 管理: the agreement for everybody; the directory and consents for the officer who acts as one; the audit trail for them and
 * the auditor; cities for the operator.
 */
const AdminScreen = ({ part }: { part: string }) => {
  const { t } = useTranslation();
  const { session } = useSession();
  const own = session.account.municipality;
  const capacities = capacitiesOf(session);
  const officer = own !== null && capacities.includes('officer') ? own.code : null;
  const auditor = own !== null && capacities.includes('auditor') ? own.code : null;
  const audited = officer ?? auditor;
  const parts = capacities.includes('operator')
    ? (['municipalities', 'agreement'] as const)
    : officer !== null
      ? (['agreement', 'patients', 'accounts', 'facilities', 'audit'] as const)
      : auditor !== null
        ? (['audit', 'agreement', 'facilities'] as const)
        : (['agreement', 'facilities'] as const);
  const named = parts.find((one) => one === part) ?? parts[0];
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
      {officer === null && named !== 'municipalities' && named !== 'audit' && <p>{t('admin.notOfficer')}</p>}
      {officer !== null && (
        <Suspense>
          <SetUpSteps municipality={officer} />
        </Suspense>
      )}
      {named === 'municipalities' && <MunicipalitiesPart />}
      {(named === 'municipalities' || (audited !== null && named === 'audit')) && (
        <Suspense>
          <OfficerRecoveries isOperator={named === 'municipalities'} />
        </Suspense>
      )}
      {named === 'agreement' && <AgreementPart municipality={officer} />}
      {named === 'facilities' && <FacilitiesPart municipality={officer} />}
      {audited !== null && named === 'audit' && (
        <Suspense fallback={<Skeleton rows={6} />}>
          <AuditPart key={audited} municipality={audited} />
        </Suspense>
      )}
      {officer !== null && named === 'patients' && <PatientsPart municipality={officer} />}
      {officer !== null && named === 'accounts' && <AccountsPart municipality={officer} />}
    </Page>
  );
};

export default AdminScreen;
