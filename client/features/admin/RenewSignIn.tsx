import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountRoutes } from '#contracts/http/accountRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Message } from '../../ui/Message.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import type { ListedAccount } from './useAccounts.ts';

interface RenewSignInProps {
  municipality: MunicipalityCode;
  account: ListedAccount;
  onMoved: () => Promise<unknown>;
  onClose: () => void;
}

/** For who forgot the password or lost the device: what ends is said first, then the link is shown, once. */
export const RenewSignIn = ({ municipality, account, onMoved, onClose }: RenewSignInProps) => {
  const { t } = useTranslation();
  const { formatDayTime } = useTimeFormat();
  const renew = useMutation({
    mutationFn: () => callRoute(accountRoutes.renewSignIn, { params: { municipality, account: account.id } }),
    onSuccess: onMoved,
  });
  const words = { name: account.name, loginName: account.loginName };
  const title = t('admin.renew.title', words);
  if (renew.data === undefined)
    return (
      <ConfirmDialog
        title={title}
        isOpen
        onClose={onClose}
        action={t('admin.renew.now')}
        onConfirm={() => renew.mutate()}
        work={renew}
        isDangerous
      >
        <p>{t('admin.renew.help')}</p>
        <p>{t('admin.renew.prove')}</p>
      </ConfirmDialog>
    );
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Message tone="success" live title={t('admin.renew.made')}>
        <p>{t('admin.renew.madeNext', words)}</p>
      </Message>
      <TextField
        label={t('admin.renew.link')}
        value={`${location.origin}/new-password#${renew.data.secret}`}
        help={t('admin.renew.linkHelp', { until: formatDayTime(renew.data.until) })}
        rows={3}
        isReadOnly
      />
      <Button onPress={onClose}>{t('common.close')}</Button>
    </Dialog>
  );
};
