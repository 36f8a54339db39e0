import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Card } from '../../ui/Card.tsx';
import styles from './Admin.module.css';

const problems = ['by-manager', 'backdated', 'not-vouched', 'of-another-city'] as const;

/** Positions made in ways that are no longer given: to be looked at by the office, and ended where they are not right. */
export const RightFindings = ({ municipality }: { municipality: MunicipalityCode }) => {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ['rightFindings', municipality],
    queryFn: ({ signal }) =>
      callRoute(positionRoutes.listRightFindings, { params: { municipality } }, { signal }),
  });
  if (!found.data || found.data.findings.length === 0) return null;
  return (
    <Card title={t('rights.findings.title')}>
      <p>{t('rights.findings.help')}</p>
      <ul>
        {found.data.findings.map((one) => (
          <li key={one.position} className={styles.row}>
            <span>
              <b>{one.name}</b>（{one.municipality.name}）{one.facility.name}・{one.profession}
            </span>
            <span className={styles.beside}>
              {problems
                .filter((problem) => one.problems.includes(problem))
                .map((problem) => (
                  <Badge key={problem} tone="warning" icon="warning">
                    {t(`rights.findings.problems.${problem}`)}
                  </Badge>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
};
