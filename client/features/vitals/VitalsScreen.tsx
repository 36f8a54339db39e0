import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelId } from '#domain/ids.ts';
import { isRefused } from '../../api/isRefused.ts';
import { lazyPart } from '../../app/lazyPart.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useChannel } from '../channel/useChannel.ts';
import { Withheld } from '../channel/Withheld.tsx';
import { readAllVitals } from './readAllVitals.ts';
import { VitalsTable } from './VitalsTable.tsx';

const VitalsCharts = lazyPart(() => import('./VitalsCharts.tsx'));

/** バイタル: small multiples on one axis of time, and the same as a table. Follows the channel as it grows. */
const VitalsScreen = ({ channel: id }: { channel: ChannelId }) => {
  const { t } = useTranslation();
  const { state } = useChannel(id);
  const vitals = useQuery({
    queryKey: ['vitals', id, state.head],
    queryFn: ({ signal }) => readAllVitals(id, signal),
    placeholderData: (known) => known,
  });
  if (state.phase === 'refused') return <ErrorNotice error={state.refusal} />;
  if (isRefused(vitals)) return <ErrorNotice error={vitals.error} />;
  if (!vitals.data) return <Skeleton />;
  const shown = vitals.data.flatMap(({ seq, at, values }) =>
    'withheld' in values ? [] : [{ seq, at, values }],
  );
  const hidden = vitals.data.flatMap(({ values }) => ('withheld' in values ? [values] : []));
  return (
    <>
      {hidden[0] && <Withheld dataClass="vitals" rule={hidden[0].rule} />}
      {shown.length === 0 && hidden.length === 0 && <EmptyState icon="chart" title={t('vitals.empty')} />}
      {shown.length > 0 && (
        <>
          <p>{t('vitals.bandHelp')}</p>
          <Suspense fallback={<Skeleton rows={6} />}>
            <VitalsCharts points={shown} />
          </Suspense>
          <VitalsTable points={shown} />
        </>
      )}
    </>
  );
};

export default VitalsScreen;
