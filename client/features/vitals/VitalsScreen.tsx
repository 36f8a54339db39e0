import { useInfiniteQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelId } from '#domain/ids.ts';
import { isRefused } from '../../api/isRefused.ts';
import { lazyPart } from '../../app/lazyPart.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { MorePages } from '../../ui/MorePages.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useChannel } from '../channel/useChannel.ts';
import { Withheld } from '../channel/Withheld.tsx';
import { readVitals } from './readVitals.ts';
import { VitalsTable } from './VitalsTable.tsx';

const VitalsCharts = lazyPart(() => import('./VitalsCharts.tsx'));

/** バイタル: small multiples on one axis of time, and the same as a table. Follows the channel as it grows. */
const VitalsScreen = ({ channel: id }: { channel: ChannelId }) => {
  const { t } = useTranslation();
  const { state } = useChannel(id);
  const vitals = useInfiniteQuery({
    queryKey: ['vitals', id, state.head],
    queryFn: ({ signal, pageParam }) => readVitals(id, pageParam, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (known) => known,
  });
  if (state.phase === 'refused') return <ErrorNotice error={state.refusal} />;
  if (isRefused(vitals)) return <ErrorNotice error={vitals.error} />;
  if (!vitals.data) return <Skeleton />;
  const points = [...vitals.data.pages].reverse().flatMap((page) => page.points);
  const shown = points.flatMap(({ values, ...point }) =>
    'withheld' in values ? [] : [{ ...point, values }],
  );
  const hidden = points.flatMap(({ values }) => ('withheld' in values ? [values] : []));
  return (
    <>
      {hidden[0] && <Withheld dataClass="vitals" rule={hidden[0].rule} />}
      {shown.length === 0 && hidden.length === 0 && !vitals.hasNextPage && (
        <EmptyState icon="chart" title={t(state.readOnly ? 'vitals.emptyReceived' : 'vitals.empty')} />
      )}
      {shown.length > 0 && (
        <>
          <p>{t('vitals.bandHelp')}</p>
          <Suspense fallback={<Skeleton rows={6} />}>
            <VitalsCharts points={shown} />
          </Suspense>
          <VitalsTable points={shown} />
        </>
      )}
      <MorePages list={vitals} />
    </>
  );
};

export default VitalsScreen;
