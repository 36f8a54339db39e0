import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountRoutes } from '#contracts/http/accountRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { professions } from '#domain/vocabulary/professions.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Select } from '../../ui/Select.tsx';
import { SendForm } from '../../ui/SendForm.tsx';
import type { ListedAccount } from './useAccounts.ts';

interface VouchProfessionProps {
  municipality: MunicipalityCode;
  account: ListedAccount;
  onMoved: () => Promise<unknown>;
}

/** This office answers for a profession, so that the office of another city can give a position in it. */
export const VouchProfession = ({ municipality, account, onMoved }: VouchProfessionProps) => {
  const { t } = useTranslation();
  const [profession, setProfession] = useState('');
  const vouch = useMutation({
    mutationFn: () =>
      callRoute(accountRoutes.vouchProfession, {
        params: { municipality, account: account.id },
        body: { profession },
      }),
    onSuccess: () => {
      setProfession('');
      return onMoved();
    },
  });
  return (
    <SendForm
      action={t('rights.vouch.send')}
      work={vouch}
      missing={profession === ''}
      onSend={() => vouch.mutate()}
    >
      <h3>{t('rights.vouch.title')}</h3>
      <p>{t('rights.vouch.help')}</p>
      {account.vouched.length > 0 && (
        <p>{t('rights.vouch.known', { professions: account.vouched.join('・') })}</p>
      )}
      <Select
        label={t('rights.vouch.profession')}
        value={profession}
        empty={t('admin.choose')}
        options={professions
          .filter((value) => !account.vouched.includes(value))
          .map((value) => ({ value: value as string, label: value }))}
        onChange={setProfession}
      />
    </SendForm>
  );
};
