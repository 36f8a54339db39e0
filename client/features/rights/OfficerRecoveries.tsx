import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recoveryRoutes } from '#contracts/http/recoveryRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from '../admin/Admin.module.css';
import { AskOfficer } from './AskOfficer.tsx';
import { MakeOfficer } from './MakeOfficer.tsx';

type Recovery = Answer<typeof recoveryRoutes.listRecoveries>['recoveries'][number];

/** Officers whom the operator makes with a second person: asked for, confirmed, and made once nobody objected for a day. */
const OfficerRecoveries = ({ isOperator }: { isOperator: boolean }) => {
  const { t } = useTranslation();
  const { formatDayTime } = useTimeFormat();
  const [confirming, setConfirming] = useState<Recovery | null>(null);
  const [completing, setCompleting] = useState<Recovery | null>(null);
  const asked = useQuery({
    queryKey: ['officerRecoveries'],
    queryFn: ({ signal }) => callRoute(recoveryRoutes.listRecoveries, {}, { signal }),
  });
  const confirm = useMutation({
    mutationFn: (recovery: string) => callRoute(recoveryRoutes.confirmOfficer, { params: { recovery } }),
    onSuccess: async () => {
      setConfirming(null);
      await asked.refetch();
    },
  });
  const complete = useMutation({
    mutationFn: (recovery: string) => callRoute(recoveryRoutes.completeOfficer, { params: { recovery } }),
    onSuccess: async () => {
      setCompleting(null);
      await asked.refetch();
    },
  });
  const all = asked.data?.recoveries ?? [];
  if (!isOperator && all.length === 0) return null;
  const stateOf = ({ state, until }: Recovery) =>
    state === 'confirmed' && until !== null && new Date(until) <= new Date() ? 'ready' : state;
  return (
    <>
      {isOperator && <MakeOfficer />}
      {isOperator && <AskOfficer onAsked={() => asked.refetch()} />}
      <Card title={t('rights.recovery.list')}>
        {all.length === 0 && <p>{t('rights.recovery.none')}</p>}
        <ul>
          {all.map((one) => {
            const state = stateOf(one);
            const waits = state === 'asked' || state === 'confirmed' || state === 'ready';
            return (
              <li key={one.id} className={styles.row}>
                <span className={styles.beside}>
                  <b>{one.municipality.name}</b>
                  {one.name}({one.loginName})
                  <Badge tone={waits ? 'warning' : 'quiet'}>{t(`rights.recovery.states.${state}`)}</Badge>
                </span>
                <span>{t('rights.told.reason', { reason: one.reason })}</span>
                {state === 'confirmed' && one.until !== null && (
                  <span>{t('rights.recovery.until', { time: formatDayTime(one.until) })}</span>
                )}
                {one.objection !== null && <span>{t('rights.recovery.objection', one.objection)}</span>}
                {state === 'asked' && !one.own && (
                  <Button look="outlined" aria-haspopup="dialog" onPress={() => setConfirming(one)}>
                    {t('rights.recovery.confirm')}
                  </Button>
                )}
                {state === 'ready' && isOperator && (
                  <Button look="outlined" aria-haspopup="dialog" onPress={() => setCompleting(one)}>
                    {t('rights.recovery.complete')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </Card>
      <ConfirmDialog
        title={t('rights.recovery.confirmTitle', { municipality: confirming?.municipality.name ?? '' })}
        isOpen={confirming !== null}
        onClose={() => setConfirming(null)}
        action={t('rights.recovery.confirmNow')}
        onConfirm={() => confirming && confirm.mutate(confirming.id)}
        work={confirm}
      >
        <p>{t('rights.recovery.confirmHelp', { name: confirming?.name ?? '' })}</p>
        <p>{t('rights.told.reason', { reason: confirming?.reason ?? '' })}</p>
      </ConfirmDialog>
      <ConfirmDialog
        title={t('rights.recovery.completeTitle', {
          name: completing?.name ?? '',
          municipality: completing?.municipality.name ?? '',
        })}
        isOpen={completing !== null}
        onClose={() => setCompleting(null)}
        action={t('rights.recovery.completeNow')}
        onConfirm={() => completing && complete.mutate(completing.id)}
        work={complete}
      >
        <p>{t('rights.recovery.completeHelp')}</p>
      </ConfirmDialog>
      {complete.data && (
        <Dialog title={t('rights.recovery.link')} isOpen onClose={() => complete.reset()}>
          <TextField
            label={t('rights.recovery.link')}
            value={`${location.origin}/new-password#${complete.data.secret}`}
            help={t('rights.recovery.linkHelp', { until: formatDayTime(complete.data.until) })}
            rows={3}
            isReadOnly
          />
          <Button onPress={() => complete.reset()}>{t('common.close')}</Button>
        </Dialog>
      )}
    </>
  );
};

export default OfficerRecoveries;
