import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod/mini';
import type { deviceView } from '#contracts/http/sessionView.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { LostDevice } from './LostDevice.tsx';

interface DeviceRowProps {
  device: z.infer<typeof deviceView>;
  /** When its session was active last, while it is signed in. */
  activeAt?: string | undefined;
  person?: string;
  markLost: () => Promise<unknown>;
}

export const DeviceRow = ({ device, activeAt, person, markLost }: DeviceRowProps) => {
  const { t } = useTranslation();
  const { formatDayTime } = useTimeFormat();
  const [asking, setAsking] = useState(false);
  const name = device.name === 'other' ? t('devices.other') : device.name;
  const time = formatDayTime(device.signedInAt);
  return (
    <li>
      <b>{name}</b> {device.current && <Badge tone="key">{t('settings.thisDevice')}</Badge>}
      {device.lostAt !== null && (
        <Badge tone="error">{t('devices.lost', { time: formatDayTime(device.lostAt) })}</Badge>
      )}
      <br />
      {t('devices.signedInAt', { time })}
      {activeAt !== undefined && `・${t('settings.lastActiveAt', { time: formatDayTime(activeAt) })}`}
      {/* The device in one's hand is not lost: for that one there is signing out. */}
      {!device.current && device.lostAt === null && (
        <div>
          <Button size="small" onPress={() => setAsking(true)}>
            {t('devices.lose')}
          </Button>
        </div>
      )}
      {asking && (
        <LostDevice
          {...{ name, time, markLost }}
          {...(person !== undefined && { person })}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
};
