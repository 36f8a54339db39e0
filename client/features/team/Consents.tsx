import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { consentRoutes } from '#contracts/http/consentRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Card } from '../../ui/Card.tsx';
import { useSession } from '../session/SessionContext.ts';
import { actingPosition } from '../session/SignedIn.ts';
import { ConsentLine } from './ConsentLine.tsx';
import styles from './Team.module.css';

/** The patient's consents; only some of the team may see them all, and for the others this part is not there. */
/** Those who make the care plan answer for it that consents cover it; the server asks the same. */
const keepsConsents = new Set(['介護支援専門員', '主任介護支援専門員']);

export const Consents = ({ patient }: { patient: PatientId }) => {
  const { t } = useTranslation();
  const { session } = useSession();
  const consents = useQuery({
    queryKey: ['consents', patient],
    queryFn: ({ signal }) =>
      callRoute(consentRoutes.listPatientConsents, { params: { patient } }, { signal }),
    enabled: keepsConsents.has(actingPosition(session)?.profession ?? ''),
  });
  if (!consents.data) return null;
  return (
    <Card title={t('team.consents')}>
      {consents.data.consents.length === 0 && <p>{t('team.noConsents')}</p>}
      <ul>
        {consents.data.consents.map((consent) => (
          <li key={consent.id} className={styles.reason}>
            <ConsentLine consent={consent} />
          </li>
        ))}
      </ul>
    </Card>
  );
};
