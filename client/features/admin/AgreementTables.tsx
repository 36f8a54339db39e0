import { useTranslation } from 'react-i18next';
import type * as z from 'zod/mini';
import type { agreementView } from '#contracts/http/agreementRoutes.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { formatPeriod } from '../../ui/formatPeriod.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { useClassWords } from '../team/useClassWords.ts';
import { usePurposeWords } from '../team/usePurposeWords.ts';
import styles from './Admin.module.css';
import { TermBadge } from './TermBadge.tsx';

type Agreement = z.infer<typeof agreementView>;

interface AgreementTablesProps {
  agreement: {
    hubs: readonly Omit<Agreement['hubs'][number], 'inForce'>[];
    parties: readonly Omit<Agreement['parties'][number], 'inForce'>[];
    clauses: readonly Omit<Agreement['clauses'][number], 'inForce'>[];
  };
  day: Day;
}

/** Parties, hubs and clauses of one version, each with how it stands on the day. */
export const AgreementTables = ({ agreement, day }: AgreementTablesProps) => {
  const { t } = useTranslation();
  const classWords = useClassWords();
  const purposeWords = usePurposeWords();
  const heads = (keys: readonly ('party' | 'hub' | 'state' | 'span' | 'admits')[]) => (
    <tr>
      {keys.map((key) => (
        <th key={key} scope="col">
          {t(`admin.columns.${key}`)}
        </th>
      ))}
    </tr>
  );
  const parties = t('admin.parties', { count: agreement.parties.length });
  return (
    <>
      <h3>{parties}</h3>
      <ScrollRegion label={parties}>
        <table className={styles.narrow}>
          <thead>{heads(['party', 'state', 'span', 'admits'])}</thead>
          <tbody>
            {agreement.parties.map((party) => (
              <tr key={`${party.municipality.code} ${party.from}`}>
                <th scope="row">{party.municipality.name}</th>
                <td>
                  <TermBadge span={party} day={day} />
                </td>
                <td>{formatPeriod(t, party)}</td>
                <td>{party.admits?.join('・') ?? t('admin.everyProfession')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {agreement.hubs.length > 0 && (
        <>
          <h3>{t('admin.hubs')}</h3>
          <ScrollRegion label={t('admin.hubs')}>
            <table className={styles.narrow}>
              <thead>{heads(['hub', 'party', 'state', 'span'])}</thead>
              <tbody>
                {agreement.hubs.map((hub) => (
                  <tr key={`${hub.id} ${hub.from}`}>
                    <th scope="row">{hub.name}</th>
                    <td>{hub.municipality.name}</td>
                    <td>
                      <TermBadge span={hub} day={day} />
                    </td>
                    <td>{formatPeriod(t, hub)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </>
      )}
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
            {agreement.clauses.map((clause) => (
              <tr key={clause.id}>
                <th scope="row">
                  {clause.id} {clause.title}
                </th>
                <td>
                  <TermBadge span={clause} day={day} />
                </td>
                <td>{t(`admin.reach.${clause.reach}`)}</td>
                <td>{purposeWords(clause.purposes)}</td>
                <td>{classWords(clause.discloses)}</td>
                <td>
                  {clause.requires.map((need) => t(`admin.requires.${need}`)).join('・') || t('common.none')}
                  {clause.professions && ` ${clause.professions.join('・')}`}
                </td>
                <td>{formatPeriod(t, clause)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
};
