import { useTranslation } from 'react-i18next';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { AddPosition, useAddPosition } from './AddPosition.tsx';
import { GrantRight, useGrantRight } from './GrantRight.tsx';
import type { ListedAccount } from './useAccounts.ts';

interface AccountRightsProps {
  municipality: MunicipalityCode;
  account: ListedAccount;
  onMoved: () => Promise<unknown>;
  onClose: () => void;
}

/** A further position of a person who has an account, and what they may do in one. */
export const AccountRights = (props: AccountRightsProps) => {
  const { account, onClose } = props;
  const { t } = useTranslation();
  const right = useGrantRight(account);
  const position = useAddPosition(account);
  const close = () => right.giveUp(() => position.giveUp(onClose));
  return (
    <Dialog title={t('admin.rightsOf', { name: account.name })} isOpen onClose={close}>
      <GrantRight {...props} form={right} />
      <AddPosition {...props} form={position} />
      <Button look="text" onPress={close}>
        {t('common.close')}
      </Button>
    </Dialog>
  );
};
