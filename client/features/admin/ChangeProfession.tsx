import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { positionRoutes } from '#contracts/http/positionRoutes.ts';
import { professions } from '#domain/vocabulary/professions.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { SendForm } from '../../ui/SendForm.tsx';
import type { ListedAccount } from './useAccounts.ts';

interface ChangeProfessionProps {
  name: string;
  position: ListedAccount['positions'][number];
  onMoved: () => Promise<unknown>;
  onClose: () => void;
}

/** 准看護師 became 看護師: the position goes on, and what was written in it keeps its profession. */
export const ChangeProfession = ({ name, position, onMoved, onClose }: ChangeProfessionProps) => {
  const { t } = useTranslation();
  const [profession, setProfession] = useState('');
  const change = useMutation({
    mutationFn: () =>
      callRoute(positionRoutes.changeProfession, {
        params: { facility: position.facility.id, position: position.id },
        body: { profession },
      }),
    onSuccess: async () => {
      await onMoved();
      onClose();
    },
  });
  return (
    <Dialog
      title={t('rights.profession.title', { name, facility: position.facility.name })}
      isOpen
      onClose={onClose}
    >
      <SendForm
        action={t('rights.profession.send')}
        work={change}
        missing={profession === ''}
        onSend={() => change.mutate()}
        onGiveUp={onClose}
      >
        <p>{t('rights.profession.help')}</p>
        <Select
          label={t('admin.profession')}
          value={profession}
          empty={t('admin.choose')}
          required
          options={professions
            .filter((value) => value !== position.profession)
            .map((value) => ({ value: value as string, label: value }))}
          onChange={setProfession}
        />
      </SendForm>
    </Dialog>
  );
};
