import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from '../session/SignIn.module.css';
import { DeviceRow } from '../settings/DeviceRow.tsx';
import type { ListedAccount } from './useAccounts.ts';

interface AccountDevicesProps {
  municipality: MunicipalityCode;
  account: ListedAccount;
  onClose: () => void;
}

/** The devices of somebody who lost one and cannot sign in to stop it. */
export const AccountDevices = ({ municipality, account, onClose }: AccountDevicesProps) => {
  const { t } = useTranslation();
  const params = { municipality, account: account.id };
  const devices = useQuery({
    queryKey: ['account-devices', municipality, account.id],
    queryFn: ({ signal }) => callRoute(sessionRoutes.listAccountDevices, { params }, { signal }),
  });
  return (
    <Dialog title={t('devices.ofAccount', { name: account.name })} isOpen onClose={onClose}>
      {devices.isPending && <Skeleton rows={2} />}
      {devices.error && <ErrorNotice error={devices.error} />}
      {devices.data?.devices.length === 0 && <p>{t('devices.none')}</p>}
      <ul className={styles.list}>
        {devices.data?.devices.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            person={account.name}
            markLost={async () => {
              await callRoute(sessionRoutes.markAccountDeviceLost, {
                params: { ...params, device: device.id },
              });
              await devices.refetch();
            }}
          />
        ))}
      </ul>
      <Button onPress={onClose}>{t('common.close')}</Button>
    </Dialog>
  );
};
