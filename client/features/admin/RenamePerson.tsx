import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountRoutes } from '#contracts/http/accountRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useFormDraft } from '../../app/useFormDraft.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { SendForm } from '../../ui/SendForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { ListedAccount } from './useAccounts.ts';

interface RenamePersonProps {
  municipality: MunicipalityCode;
  account: ListedAccount;
  onMoved: () => Promise<unknown>;
  onClose: () => void;
}

/** A new name, by marriage or mended: what was written before keeps the one it was written with. */
export const RenamePerson = ({ municipality, account, onMoved, onClose }: RenamePersonProps) => {
  const { t } = useTranslation();
  const title = t('rights.name.title', { name: account.name });
  const form = useFormDraft({
    name: `rename ${account.id}`,
    what: title,
    empty: { name: account.name, kana: account.kana },
  });
  const { name, kana } = form.values;
  const close = () => form.giveUp(onClose);
  const changed = name.trim() !== account.name || kana.trim() !== account.kana;
  const rename = useMutation({
    mutationFn: () =>
      callRoute(accountRoutes.changeName, {
        params: { municipality, account: account.id },
        body: { name: name.trim(), kana: kana.trim() },
      }),
    onSuccess: async () => {
      form.sent();
      await onMoved();
      onClose();
    },
  });
  return (
    <Dialog title={title} isOpen onClose={close}>
      <SendForm
        action={t('rights.name.send')}
        work={rename}
        missing={!changed || name.trim() === ''}
        textIsSafe
        onSend={() => rename.mutate()}
        onGiveUp={close}
      >
        <p>{t('rights.name.help')}</p>
        <TextField
          label={t('admin.person.name')}
          value={name}
          onChange={(next) => form.change({ name: next })}
          maxLength={80}
          isRequired
        />
        <TextField
          label={t('admin.person.kana')}
          value={kana}
          onChange={(next) => form.change({ kana: next })}
          maxLength={80}
        />
      </SendForm>
    </Dialog>
  );
};
