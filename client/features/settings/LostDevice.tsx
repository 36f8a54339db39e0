import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

interface LostDeviceProps {
  /** The device as the list names it, and when it signed in last. */
  name: string;
  time: string;
  /** Of the account it belongs to, where that is not one's own. */
  person?: string;
  markLost: () => Promise<unknown>;
  onClose: () => void;
}

/** Cannot be taken back: says what will happen, and asks once. */
export const LostDevice = ({ name, time, person, markLost, onClose }: LostDeviceProps) => {
  const { t } = useTranslation();
  const mark = useMutation({ mutationFn: markLost, onSuccess: onClose });
  return (
    <ConfirmDialog
      title={t('devices.lostTitle', { name })}
      isOpen
      onClose={onClose}
      action={t('devices.lostNow')}
      onConfirm={() => mark.mutate()}
      work={mark}
      isDangerous
    >
      <p>
        {person === undefined ? t('devices.signedInAt', { time }) : t('devices.signedInBy', { person, time })}
      </p>
      <ul>
        <li>{t('devices.lostSessions')}</li>
        <li>{t('devices.lostKept')}</li>
        <li>{t('devices.lostFound')}</li>
      </ul>
    </ConfirmDialog>
  );
};
