import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { consentRoutes } from '#contracts/http/consentRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ConsentLine } from './ConsentLine.tsx';
import styles from './Team.module.css';

/** The patient's consents, for those of the team whom the gate lets read them (`read-consents`). */
export const Consents = ({ patient }: { patient: PatientId }) => {
  const { t } = useTranslation();
  const consents = useQuery({
    queryKey: ['consents', patient],
    queryFn: ({ signal }) =>
      callRoute(consentRoutes.listPatientConsents, { params: { patient } }, { signal }),
  });
  return (
    <Card title={t('team.consents')}>
      {consents.isPending && <Skeleton rows={2} />}
      {consents.error && <ErrorNotice error={consents.error} />}
      {consents.data?.consents.length === 0 && <p>{t('team.noConsents')}</p>}
      <ul>
        {consents.data?.consents.map((consent) => (
          <li key={consent.id} className={styles.reason}>
            <ConsentLine consent={consent} />
          </li>
        ))}
      </ul>
    </Card>
  );
};
