import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { agreementRoutes } from '#contracts/http/agreementRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { addWords } from '../../i18n/addWords.ts';
import { admin } from '../../i18n/ja/admin.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Card } from '../../ui/Card.tsx';
import styles from './Admin.module.css';
import { useAccounts } from './useAccounts.ts';
import { useFacilities } from './useFacilities.ts';
import { useHomePatients } from './useHomePatients.ts';

addWords({ admin });

/** A house that starts empty: what to do next, in its order, with what is done. Gone once all of it is. */
const SetUpSteps = ({ municipality: code }: { municipality: string }) => {
  const { t } = useTranslation();
  const municipality = code as MunicipalityCode;
  const facilities = useFacilities(municipality);
  const accounts = useAccounts(municipality);
  const agreements = useQuery({
    queryKey: ['agreements'],
    queryFn: ({ signal }) => callRoute(agreementRoutes.listAgreements, {}, { signal }),
  });
  const patients = useHomePatients(municipality);
  if (!facilities.data || !accounts.data || !agreements.data || !patients.data) return null;
  // The city office and its officer come with the house.
  const steps = [
    {
      key: 'facilities',
      to: 'facilities',
      done: facilities.data.facilities.some((one) => one.kind !== '市区町村'),
    },
    { key: 'accounts', to: 'accounts', done: accounts.data.accounts.length > 1 },
    { key: 'agreement', to: 'agreement', done: agreements.data.agreements.length > 0 },
    { key: 'patients', to: 'patients', done: patients.data.patients.length > 0 },
    { key: 'team', to: 'patients', done: patients.data.patients.some((one) => one.team) },
  ] as const;
  if (steps.every((step) => step.done)) return null;
  const next = steps.find((step) => !step.done)?.key;
  return (
    <Card title={t('admin.steps.title')}>
      <ol className={styles.steps}>
        {steps.map((step, place) => (
          <li key={step.key} className={styles.step}>
            <Badge
              tone={step.done ? 'success' : step.key === next ? 'key' : 'quiet'}
              icon={step.done ? 'check' : 'chevron'}
            >
              {t(
                step.done ? 'admin.steps.done' : step.key === next ? 'admin.steps.next' : 'admin.steps.later',
              )}
            </Badge>
            <Link href={`/admin/${step.to}`}>
              {place + 1}. {t(`admin.steps.${step.key}`)}
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
};

export default SetUpSteps;
