import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agreementRoutes } from '#contracts/http/agreementRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useClassWords } from '../team/useClassWords.ts';
import { usePurposeWords } from '../team/usePurposeWords.ts';
import styles from './Admin.module.css';

/** 広域連携協定: the versions in force today, their clauses and parties, as a table and as tiles with words. */
export const AgreementPart = () => {
  const { t } = useTranslation();
  const classWords = useClassWords();
  const purposeWords = usePurposeWords();
  const agreements = useQuery({
    queryKey: ['agreements'],
    queryFn: ({ signal }) => callRoute(agreementRoutes.listAgreements, {}, { signal }),
  });
  if (agreements.error) return <ErrorNotice error={agreements.error} />;
  if (!agreements.data) return <Skeleton rows={6} />;
  if (agreements.data.agreements.length === 0)
    return <EmptyState icon="shield" title={t('admin.noAgreement')} />;
  const state = (inForce: boolean) => (
    <Badge tone={inForce ? 'success' : 'warning'} icon={inForce ? 'check' : 'clock'}>
      {t(inForce ? 'admin.inForce' : 'admin.notInForce')}
    </Badge>
  );
  const span = (one: { from: string; until: string | null }) =>
    `${formatDay(one.from)}–${one.until ? formatDay(one.until) : t('common.open')}`;
  return (
    <>
      <p>{t('admin.asOf', { day: formatDay(agreements.data.day) })}</p>
      {agreements.data.agreements.map((one) => (
        <Card
          key={`${one.agreement} ${one.version}`}
          title={`${one.title} ${t('admin.version', { version: one.version })}`}
        >
          <p>{t('admin.effective', { day: formatDay(one.effective) })}</p>
          <h3>{t('admin.clauses')}</h3>
          <ScrollRegion label={t('admin.clauses')}>
            <table className={styles.table}>
              <thead>
                <tr>
                  {(['clause', 'state', 'reach', 'purposes', 'discloses', 'requires', 'span'] as const).map(
                    (key) => (
                      <th key={key} scope="col">
                        {t(`admin.columns.${key}`)}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {one.clauses.map((clause) => (
                  <tr key={clause.id}>
                    <th scope="row">
                      {clause.id} {clause.title}
                    </th>
                    <td>{state(clause.inForce)}</td>
                    <td>{t(`admin.reach.${clause.reach}`)}</td>
                    <td>{purposeWords(clause.purposes)}</td>
                    <td>{classWords(clause.discloses)}</td>
                    <td>
                      {clause.requires.map((need) => t(`admin.requires.${need}`)).join('・') ||
                        t('common.none')}
                      {clause.professions && ` ${clause.professions.join('・')}`}
                    </td>
                    <td>{span(clause)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <h3>{t('admin.parties', { count: one.parties.filter((party) => party.inForce).length })}</h3>
          <ul className={styles.tiles}>
            {one.parties.map((party) => (
              <li key={`${party.municipality.code} ${party.from}`} className={styles.tile}>
                <b>{party.municipality.name}</b>
                {state(party.inForce)}
                <small>{span(party)}</small>
              </li>
            ))}
          </ul>
          {one.hubs.length > 0 && (
            <>
              <h3>{t('admin.hubs')}</h3>
              <ul className={styles.tiles}>
                {one.hubs.map((hub) => (
                  <li key={hub.id} className={styles.tile}>
                    <b>{hub.name}</b>
                    {hub.municipality.name}
                    {state(hub.inForce)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Card>
      ))}
    </>
  );
};
