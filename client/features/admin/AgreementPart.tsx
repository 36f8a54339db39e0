import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agreementRoutes } from '#contracts/http/agreementRoutes.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { isRefused } from '../../api/isRefused.ts';
import { formDrafts } from '../../app/formDrafts.ts';
import { lazyPart } from '../../app/lazyPart.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AgreementTables } from './AgreementTables.tsx';

const ImportAgreement = lazyPart(() => import('./ImportAgreement.tsx'));

/** 広域連携協定: the versions in force today for everybody; an officer takes a new version over. */
export const AgreementPart = ({ municipality }: { municipality: string | null }) => {
  const { t } = useTranslation();
  const [importing, setImporting] = useState(() => formDrafts.begunAbout('import-agreement') !== null);
  const [taken, setTaken] = useState<string | null>(null);
  const agreements = useQuery({
    queryKey: ['agreements'],
    queryFn: ({ signal }) => callRoute(agreementRoutes.listAgreements, {}, { signal }),
  });
  if (isRefused(agreements)) return <ErrorNotice error={agreements.error} />;
  if (!agreements.data) return <Skeleton rows={6} />;
  const { day, agreements: all } = agreements.data;
  if (importing && municipality !== null) {
    return (
      <Suspense fallback={<Skeleton rows={6} />}>
        <ImportAgreement
          municipality={municipality as MunicipalityCode}
          day={day as Day}
          onClose={() => setImporting(false)}
          onTaken={async (title) => {
            await agreements.refetch();
            setTaken(title);
            setImporting(false);
          }}
        />
      </Suspense>
    );
  }
  return (
    <>
      {taken && (
        <Message tone="success" live title={t('admin.import.taken', { title: taken })}>
          <p>{t('admin.import.takenNext')}</p>
        </Message>
      )}
      {municipality !== null && (
        <div>
          <Button
            look={all.length === 0 ? 'filled' : 'outlined'}
            icon="plus"
            onPress={() => setImporting(true)}
          >
            {t('admin.import.open')}
          </Button>
        </div>
      )}
      {all.length === 0 && (
        <EmptyState icon="shield" title={t('admin.noAgreement')}>
          <p>{t('admin.noAgreementNext')}</p>
        </EmptyState>
      )}
      {all.length > 0 && <p>{t('admin.asOf', { day: formatDay(day) })}</p>}
      {all.map((one) => (
        <Card
          key={`${one.agreement} ${one.version}`}
          title={`${one.title} ${t('admin.version', { version: one.version })}`}
        >
          <p>{t('admin.effective', { day: formatDay(one.effective) })}</p>
          <AgreementTables agreement={one} day={day as Day} />
        </Card>
      ))}
    </>
  );
};
