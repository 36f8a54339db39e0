import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountRoutes } from '#contracts/http/accountRoutes.ts';
import { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ReasonField } from '../rights/ReasonField.tsx';
import styles from './Admin.module.css';
import { type Application, ApplicationRow } from './ApplicationRow.tsx';

interface ApplicationsProps {
  municipality: MunicipalityCode;
  onMoved: () => Promise<unknown>;
}

type Step = 'grant' | 'refuse' | 'vouch';

/** What waits for the office: positions that facilities ask for, and professions that other cities' offices wait for. */
export const Applications = ({ municipality, onMoved }: ApplicationsProps) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<{ step: Step; one: Application } | null>(null);
  const [reason, setReason] = useState('');
  const waiting = useQuery({
    queryKey: ['applications', municipality],
    queryFn: ({ signal }) =>
      callRoute(positionRoutes.listApplications, { params: { municipality } }, { signal }),
  });
  const close = () => {
    setAsking(null);
    setReason('');
  };
  const decide = useMutation({
    mutationFn: async ({ step, one }: { step: Step; one: Application }) => {
      const params = { municipality, application: one.id };
      if (step === 'vouch')
        return callRoute(accountRoutes.vouchProfession, {
          params: { municipality, account: one.account },
          body: { profession: one.profession },
        });
      return step === 'grant'
        ? callRoute(positionRoutes.decideApplication, { params, body: { grant: true } })
        : callRoute(positionRoutes.decideApplication, {
            params,
            body: { grant: false, reason: reason.trim() },
          });
    },
    onSuccess: async () => {
      close();
      await Promise.all([waiting.refetch(), onMoved()]);
    },
  });
  const ask = (step: Step, one: Application) => {
    decide.reset();
    setAsking({ step, one });
  };
  const button = (step: Step, one: Application, isOff = false) => (
    <Button
      look={step === 'refuse' ? 'text' : 'outlined'}
      size="small"
      aria-haspopup="dialog"
      aria-label={t(`rights.apply.${step}Of`, { name: one.name })}
      isDisabled={isOff}
      onPress={() => ask(step, one)}
    >
      {t(`rights.apply.${step}`)}
    </Button>
  );
  if (waiting.error) return <ErrorNotice error={waiting.error} />;
  const { applications, toVouch } = waiting.data ?? { applications: [], toVouch: [] };
  if (applications.length + toVouch.length === 0) return null;
  const of = asking && {
    name: asking.one.name,
    profession: asking.one.profession,
    facility: asking.one.facility.name,
  };
  return (
    <Card title={t('rights.apply.waiting', { count: applications.length + toVouch.length })}>
      {applications.length > 0 && <p>{t('rights.apply.waitingHelp')}</p>}
      <ul>
        {applications.map((one) => (
          <li key={one.id} className={styles.row}>
            <span className={styles.beside}>
              {one.facility.name}
              {one.municipality.code !== municipality && (
                <CrossingMark municipality={one.municipality.name} />
              )}
            </span>
            <ApplicationRow application={one} />
            {!one.vouched && (
              <span>{t('rights.apply.waitsForOffice', { municipality: one.municipality.name })}</span>
            )}
            <span className={styles.beside}>
              {button('grant', one, !one.vouched)}
              {button('refuse', one)}
            </span>
          </li>
        ))}
      </ul>
      {toVouch.length > 0 && (
        <>
          <h3>{t('rights.apply.toVouch')}</h3>
          <p>{t('rights.vouch.help')}</p>
        </>
      )}
      <ul>
        {toVouch.map((one) => (
          <li key={one.id} className={styles.row}>
            <span className={styles.beside}>{one.facility.name}</span>
            <ApplicationRow application={one} />
            <span className={styles.beside}>
              {button('vouch', one)}
              {button('refuse', one)}
            </span>
          </li>
        ))}
      </ul>
      {asking && of && (
        <ConfirmDialog
          title={t(`rights.apply.${asking.step}Title`, of)}
          isOpen
          onClose={close}
          action={t(`rights.apply.${asking.step}Now`)}
          onConfirm={() => decide.mutate(asking)}
          work={{
            isPending: decide.isPending || (asking.step === 'refuse' && reason.trim() === ''),
            error: decide.error,
          }}
        >
          <p>{t(`rights.apply.${asking.step}Will`, of)}</p>
          {asking.step === 'refuse' && (
            <ReasonField value={reason} onChange={setReason} help={t('rights.apply.reasonHelp')} />
          )}
        </ConfirmDialog>
      )}
    </Card>
  );
};
