import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { device } from '../device/device.ts';
import { Message } from '../ui/Message.tsx';

/** Shown beside a field when this device keeps nothing or has no room left; otherwise nothing is shown. */
export const KeptHere = () => {
  const { t } = useTranslation();
  const trouble = useSyncExternalStore(device.subscribe, device.trouble);
  if (trouble === null) return null;
  return (
    <Message tone="warning">
      <p>{t(trouble === 'full' ? 'outbox.deviceFull' : 'outbox.memoryOnly')}</p>
    </Message>
  );
};
