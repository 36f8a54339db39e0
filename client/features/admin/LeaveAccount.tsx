import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountRoutes } from '#contracts/http/accountRoutes.ts';
import { parseDay, untilOf } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { lastDayIn } from '../../ui/formatPeriod.ts';
import type { ListedAccount } from './useAccounts.ts';
import { type EndingWhen, WhenItEnds } from './WhenItEnds.tsx';

interface LeaveAccountProps {
  municipality: MunicipalityCode;
  account: ListedAccount;
  onMoved: () => Promise<unknown>;
  onClose: () => void;
}

/** 退職: at once, with a last day to come, or (where it was entered ahead) after all not. */
export const LeaveAccount = ({ municipality, account, onMoved, onClose }: LeaveAccountProps) => {
  const { t } = useTranslation();
  const [when, setWhen] = useState<EndingWhen>('now');
  const [last, setLast] = useState('');
  const chosen = untilOf(parseDay(last));
  const params = { municipality, account: account.id };
  const leave = useMutation({
    mutationFn: () =>
      when === 'back'
        ? callRoute(accountRoutes.undoLeave, { params })
        : callRoute(accountRoutes.leaveAccount, {
            params,
            body: when === 'onDay' && chosen !== null ? { until: chosen } : {},
          }),
    onSuccess: async () => {
      await onMoved();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('admin.leaveTitle', { name: account.name })}
      isOpen
      onClose={onClose}
      action={when === 'now' ? t('admin.leaveNow') : t('rights.end.send')}
      onConfirm={() => leave.mutate()}
      work={{
        isPending: leave.isPending || (when === 'onDay' && chosen === null),
        error: leave.error,
      }}
      isDangerous={when === 'now'}
    >
      <p>{t('admin.leaveHelp')}</p>
      <WhenItEnds {...{ when, last }} onWhen={setWhen} onLast={setLast} set={lastDayIn(account.leaving)} />
    </ConfirmDialog>
  );
};
