import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ReasonField } from '../rights/ReasonField.tsx';

interface EndMembershipProps {
  /** Who is ended; null: oneself. */
  name: string | null;
  patient: string;
  onEnd: (body: { reason?: string }) => Promise<unknown>;
  onClose: () => void;
}

/** One leaves a team; another is ended with a reason that they and the team are told. */
export const EndMembership = ({ name, patient, onEnd, onClose }: EndMembershipProps) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const given = reason.trim();
  const end = useMutation({
    mutationFn: () => onEnd(given === '' ? {} : { reason: given }),
    onSuccess: onClose,
  });
  return (
    <ConfirmDialog
      title={name === null ? t('rights.team.leaveTitle') : t('team.endTitle', { name })}
      isOpen
      onClose={onClose}
      action={name === null ? t('rights.team.leaveNow') : t('team.endNow')}
      onConfirm={() => end.mutate()}
      work={{ isPending: end.isPending || (name !== null && given === ''), error: end.error }}
      isDangerous
    >
      <p>{name === null ? t('rights.team.leaveHelp', { patient }) : t('team.endHelp', { name, patient })}</p>
      <ReasonField
        value={reason}
        onChange={setReason}
        help={t('rights.team.reasonHelp')}
        isRequired={name !== null}
      />
    </ConfirmDialog>
  );
};
