import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consentRoutes } from '#contracts/http/consentRoutes.ts';
import type { ConsentId, PatientId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ConsentLine } from '../team/ConsentLine.tsx';
import styles from './Admin.module.css';
import { GiveConsent } from './GiveConsent.tsx';
import { WithdrawalReach } from './WithdrawalReach.tsx';

type ListedConsent = ComponentProps<typeof ConsentLine>['consent'];

interface PatientConsentsProps {
  municipality: MunicipalityCode;
  patient: PatientId;
  name: string;
}

/** The consents of one patient: recorded, and withdrawn with a second question, since it stops everybody at once. */
export const PatientConsents = ({ municipality, patient, name }: PatientConsentsProps) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [withdrawing, setWithdrawing] = useState<ListedConsent | null>(null);
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
                <Button look="danger" size="small" onPress={() => setWithdrawing(consent)}>
                  {t('admin.withdraw')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <GiveConsent municipality={municipality} patient={patient} onGiven={moved} />
      <ConfirmDialog
        title={t('admin.withdrawTitle', { name })}
        isOpen={withdrawing !== null}
        onClose={() => setWithdrawing(null)}
        action={t('admin.withdrawNow')}
        onConfirm={() => withdrawing && withdraw.mutate(withdrawing.id)}
        work={withdraw}
        isDangerous
      >
        {withdrawing && (
          <>
            <p>
              <ConsentLine consent={withdrawing} />
            </p>
            <WithdrawalReach municipality={municipality} consent={withdrawing.id} />
          </>
        )}
        <p>{t('admin.withdrawHelp')}</p>
      </ConfirmDialog>
    </>
  );
};
