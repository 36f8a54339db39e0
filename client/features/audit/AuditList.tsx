import { useTranslation } from 'react-i18next';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { isRefused } from '../../api/isRefused.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './Audit.module.css';
import { type AuditFilter, queryOf } from './AuditFilter.ts';
import { AuditRow } from './AuditRow.tsx';
import { ExportLinks } from './ExportLinks.tsx';
import { type AuditTrail, recordsOf } from './useAuditTrail.ts';

interface AuditListProps {
  list: AuditTrail;
  municipality: MunicipalityCode;
  filter: AuditFilter;
  onOnly: (only: { patient: string } | { account: string }, name: string) => void;
}

/** The newest first, a page at a time. */
export const AuditList = ({ list, municipality, filter, onOnly }: AuditListProps) => {
  const { t } = useTranslation();
  const query = queryOf(filter);
  const isPart = Object.keys(query).length > 0;
  if (isRefused(list)) return <ErrorNotice error={list.error} />;
  const shown = recordsOf(list);
  return (
    <section aria-label={t('audit.list.title')} className={styles.list}>
      <h2>{t('audit.list.title')}</h2>
      {list.isLoading && <Skeleton rows={6} />}
      {list.data && shown.length === 0 && (
        <EmptyState icon="list" title={t(isPart ? 'audit.list.empty' : 'audit.list.none')} />
      )}
      {shown.length > 0 && (
        <p role="status">
          {t(list.hasNextPage ? 'audit.list.countMore' : 'audit.list.count', { count: shown.length })}
        </p>
      )}
      {isPart && shown.length > 0 && (
        <details>
          <summary>{t('audit.list.part')}</summary>
          <p>{t('audit.list.partHelp')}</p>
          <div className={styles.beside}>
            <ExportLinks municipality={municipality} query={query} />
          </div>
        </details>
      )}
      <ul>
        {shown.map((one) => (
          <AuditRow key={one.n} one={one} municipality={municipality} filter={filter} onOnly={onOnly} />
        ))}
      </ul>
      {list.error && <ErrorNotice error={list.error} />}
      {list.hasNextPage && (
        <Button wide onPress={() => void list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
          {t(list.isFetchingNextPage ? 'common.loading' : 'audit.list.older')}
        </Button>
      )}
    </section>
  );
};
