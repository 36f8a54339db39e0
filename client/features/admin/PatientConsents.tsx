import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consentRoutes } from '#contracts/http/consentRoutes.ts';
import type { ConsentId, PatientId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ConsentLine } from '../team/ConsentLine.tsx';
import styles from './Admin.module.css';
import { GiveConsent } from './GiveConsent.tsx';

interface PatientConsentsProps {
  municipality: MunicipalityCode;
  patient: PatientId;
}

/** The consents of one patient: recorded, and withdrawn with a second question, since it stops everybody at once. */
export const PatientConsents = ({ municipality, patient }: PatientConsentsProps) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [withdrawing, setWithdrawing] = useState<ConsentId | null>(null);
  const consents = useQuery({
    queryKey: ['officerConsents', patient],
    queryFn: ({ signal }) =>
      callRoute(consentRoutes.listConsents, { params: { municipality, patient } }, { signal }),
  });
  const moved = () => queries.invalidateQueries({ queryKey: ['officerConsents', patient] });
  const withdraw = useMutation({
    mutationFn: (consent: ConsentId) =>
      callRoute(consentRoutes.withdrawConsent, { params: { municipality, consent } }),
    onSuccess: async () => {
      setWithdrawing(null);
      await moved();
    },
  });
  return (
    <>
      <Card title={t('team.consents')}>
        {consents.error && <ErrorNotice error={consents.error} />}
        {consents.isPending && <Skeleton rows={2} />}
        {consents.data?.consents.length === 0 && <p>{t('team.noConsents')}</p>}
        <ul>
          {consents.data?.consents.map((consent) => (
            <li key={consent.id} className={styles.row}>
              <ConsentLine consent={consent} />
              {!consent.withdrawn && (
                <Button look="danger" size="small" onPress={() => setWithdrawing(consent.id)}>
                  {t('admin.withdraw')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <GiveConsent municipality={municipality} patient={patient} onGiven={moved} />
      <Dialog
        title={t('admin.withdrawTitle')}
        isOpen={withdrawing !== null}
        onClose={() => setWithdrawing(null)}
      >
        <p>{t('admin.withdrawHelp')}</p>
        {withdraw.error && <ErrorNotice error={withdraw.error} />}
        <Button
          look="danger"
          isDisabled={withdraw.isPending}
          onPress={() => withdrawing && withdraw.mutate(withdrawing)}
        >
          {t('admin.withdrawNow')}
        </Button>
        <Button look="text" onPress={() => setWithdrawing(null)}>
          {t('common.cancel')}
        </Button>
      </Dialog>
    </>
  );
};
