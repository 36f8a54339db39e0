import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recoveryRoutes } from '#contracts/http/recoveryRoutes.ts';
import { type Telling, tellingRoutes } from '#contracts/http/tellingRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { addWords } from '../../i18n/addWords.ts';
import { rights } from '../../i18n/ja/rights.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Message } from '../../ui/Message.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { usePatients } from '../patients/usePatients.ts';
import { ReasonField } from './ReasonField.tsx';
import { useTellings } from './useTellings.ts';

addWords({ rights });

/** What one is told of rights that changed: one's own, the team's, the city's. It stays until it was seen. */
const Tellings = () => {
  const { t } = useTranslation();
  const { formatDayTime } = useTimeFormat();
  const [objecting, setObjecting] = useState<Telling | null>(null);
  const [reason, setReason] = useState('');
  const patients = usePatients();
  const told = useTellings();
  const see = useMutation({
    mutationFn: (telling: string) => callRoute(tellingRoutes.markTelling, { params: { telling } }),
    onSuccess: () => told.refetch(),
  });
  const object = useMutation({
    mutationFn: (recovery: string) =>
      callRoute(recoveryRoutes.objectOfficer, { params: { recovery }, body: { reason: reason.trim() } }),
    onSuccess: async () => {
      setObjecting(null);
      setReason('');
      await told.refetch();
    },
  });
  const all = told.data?.tellings ?? [];
  if (all.length === 0) return null;
  const wordsOf = ({ kind, name, patient, municipality, until, reason: why }: Telling): string => {
    const known = patients.data?.patients.find(({ id }) => id === patient);
    const own = kind === 'member-ended' && why === null ? 'member-left' : kind;
    return t(`rights.told.${own}`, {
      name: name ?? '',
      patient: known ? callPatient(t, known.name) : t('rights.told.aPatient'),
      municipality: municipality?.name ?? '',
      until: until === null ? '' : formatDayTime(until),
    });
  };
  const isOpen = ({ kind, until }: Telling) =>
    kind === 'officer-confirmed' && until !== null && new Date() < new Date(until);
  return (
    <Card title={t('rights.told.title')}>
      {see.error && <ErrorNotice error={see.error} />}
      {all.map((one) => (
        <Message key={one.id} tone={isOpen(one) ? 'warning' : 'info'} title={wordsOf(one)}>
          {one.by !== null && <p>{t('rights.told.by', { by: one.by })}</p>}
          {one.reason !== null && <p>{t('rights.told.reason', { reason: one.reason })}</p>}
          <p>{formatDayTime(one.at)}</p>
          {one.patient !== null && (
            <LinkButton to={`/patients/${one.patient}`}>{t('rights.told.toPatient')}</LinkButton>
          )}
          {isOpen(one) && (
            <Button look="outlined" aria-haspopup="dialog" onPress={() => setObjecting(one)}>
              {t('rights.told.object')}
            </Button>
          )}
          <Button look="text" isDisabled={see.isPending} onPress={() => see.mutate(one.id)}>
            {t('rights.told.seen')}
          </Button>
        </Message>
      ))}
      <ConfirmDialog
        title={t('rights.told.objectTitle')}
        isOpen={objecting !== null}
        onClose={() => setObjecting(null)}
        action={t('rights.told.objectNow')}
        onConfirm={() => objecting?.recovery && object.mutate(objecting.recovery)}
        work={{ isPending: object.isPending || reason.trim() === '', error: object.error }}
        isDangerous
      >
        <p>{t('rights.told.objectHelp')}</p>
        <ReasonField value={reason} onChange={setReason} />
      </ConfirmDialog>
    </Card>
  );
};

export default Tellings;
