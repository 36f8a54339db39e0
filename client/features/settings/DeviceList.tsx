import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sessionLost } from '../../api/sessionLost.ts';
import { askBeforeLeaving } from '../../app/unsaved.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from '../session/SignIn.module.css';
import { DeviceRow } from './DeviceRow.tsx';

/** Where one is or was signed in; a lost device is ended for itself, and the way out everywhere at once is there too. */
export const DeviceList = () => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const devices = useQuery({
    queryKey: ['devices'],
    queryFn: ({ signal }) => callRoute(sessionRoutes.listDevices, {}, { signal }),
  });
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
      {devices.isPending && <Skeleton rows={2} />}
      {devices.error && <ErrorNotice error={devices.error} />}
      <ul className={styles.list}>
        {devices.data?.devices.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            activeAt={sessions.data?.sessions.find((one) => one.device === device.id)?.lastActiveAt}
            markLost={async () => {
              await callRoute(sessionRoutes.markDeviceLost, { params: { device: device.id } });
              await Promise.all(
                ['devices', 'sessions'].map((name) => queries.invalidateQueries({ queryKey: [name] })),
              );
            }}
          />
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
