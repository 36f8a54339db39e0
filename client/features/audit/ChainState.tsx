import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { auditRoutes } from '#contracts/http/auditRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { isRefused } from '../../api/isRefused.ts';
import { Card } from '../../ui/Card.tsx';
import { DownloadLink } from '../../ui/DownloadLink.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from './Audit.module.css';
import { ExportLinks } from './ExportLinks.tsx';
import { OtherCheckpoints } from './OtherCheckpoints.tsx';

/** How far the trail is linked and vouched for, and how an auditor proves it with a command of their own. */
export const ChainState = ({ municipality }: { municipality: MunicipalityCode }) => {
  const { t } = useTranslation();
  const { formatDayTime } = useTimeFormat();
  const state = useQuery({
    queryKey: ['auditState', municipality],
    queryFn: ({ signal }) => callRoute(auditRoutes.readAuditState, { params: { municipality } }, { signal }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { data } = state;
  const waitingOf = ({ count, more }: { count: number; more: boolean }) =>
    more
      ? t('audit.state.waitingMore', { count })
      : count === 0
        ? t('audit.state.waitingNone')
        : t('audit.state.waitingCount', { count });
  return (
    <Card title={t('audit.state.title')}>
      <p>{t('audit.state.help')}</p>
      {isRefused(state) && <ErrorNotice error={state.error} />}
      {state.isPending && <Skeleton />}
      {data && (
        <>
          <dl className={styles.details}>
            <div>
              <dt>{t('audit.state.linked')}</dt>
              <dd>{t('audit.state.linkedCount', { count: data.records })}</dd>
            </div>
            <div>
              <dt>{t('audit.state.waiting')}</dt>
              <dd>{waitingOf(data.waiting)}</dd>
            </div>
            <div>
              <dt>{t('audit.state.last')}</dt>
              <dd>
                {data.last
                  ? t('audit.state.lastAt', { time: formatDayTime(data.last.at), n: data.last.n })
                  : t('audit.state.noLast')}
              </dd>
            </div>
          </dl>
          <OtherCheckpoints others={data.others} />
          <h3>{t('audit.state.export')}</h3>
          <div className={styles.beside}>
            <ExportLinks municipality={municipality} query={{}} />
            {data.last && (
              <DownloadLink
                href={`data:application/json,${encodeURIComponent(`${JSON.stringify(data.last)}\n`)}`}
                name={`checkpoint-${municipality}.json`}
              >
                {t('audit.state.checkpoint')}
              </DownloadLink>
            )}
          </div>
          <p>{t('audit.state.verify')}</p>
          <code className={styles.command}>
            npm run --silent audit -- verify audit-{municipality}.jsonl --checkpoint checkpoint-{municipality}
            .json
          </code>
        </>
      )}
    </Card>
  );
};
