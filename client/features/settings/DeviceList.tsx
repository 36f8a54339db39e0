import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sessionLost } from '../../api/sessionLost.ts';
import { askBeforeLeaving } from '../../app/unsaved.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatTime } from '../../ui/formatTime.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from '../session/SignIn.module.css';

/** Where one is signed in, and the way out everywhere at once: for a lost phone. */
export const DeviceList = () => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => callRoute(sessionRoutes.listSessions, {}, { signal }),
  });
  const everywhere = useMutation({
    mutationFn: () => callRoute(sessionRoutes.signOutEverywhere, {}),
    onSuccess: () => sessionLost.tell(),
  });
  return (
    <div className={styles.form}>
      {sessions.isPending && <Skeleton rows={2} />}
      {sessions.error && <ErrorNotice error={sessions.error} />}
      <ul className={styles.list}>
        {sessions.data?.sessions.map((one) => (
          <li key={one.id}>
            <b>{one.device}</b> {one.current && <Badge tone="key">{t('settings.thisDevice')}</Badge>}
            <br />
            {t('settings.startedAt', { time: formatTime(one.startedAt) })}・
            {t('settings.lastActiveAt', { time: formatTime(one.lastActiveAt) })}
          </li>
        ))}
      </ul>
      <p>{t('settings.everywhereHelp')}</p>
      <Button look="danger" icon="leave" onPress={() => setAsking(true)}>
        {t('settings.everywhere')}
      </Button>
      <ConfirmDialog
        title={t('settings.everywhereTitle')}
        isOpen={asking}
        onClose={() => setAsking(false)}
        action={t('settings.everywhereNow')}
        onConfirm={() => askBeforeLeaving('signOutEverywhere', () => everywhere.mutate())}
        work={everywhere}
        isDangerous
      >
        <p>{t('settings.everywhereWill', { count: sessions.data?.sessions.length ?? 1 })}</p>
      </ConfirmDialog>
    </div>
  );
};
