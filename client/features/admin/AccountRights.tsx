import { useTranslation } from 'react-i18next';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { AddPosition, useAddPosition } from './AddPosition.tsx';
import { GrantRight, useGrantRight } from './GrantRight.tsx';
import { HeldRights } from './HeldRights.tsx';
import type { ListedAccount } from './useAccounts.ts';
import { useFacilities } from './useFacilities.ts';
import { VouchProfession } from './VouchProfession.tsx';

interface AccountRightsProps {
  municipality: MunicipalityCode;
  account: ListedAccount;
  onMoved: () => Promise<unknown>;
  onClose: () => void;
}

/** What a person holds and how it ends; a further position, and what they may do in one. */
export const AccountRights = ({ municipality, account, onMoved, onClose }: AccountRightsProps) => {
  const { t } = useTranslation();
  const facilities = useFacilities(municipality);
  const own = account.positions.filter(
    (one) =>
      (one.until === null || tokyoDay(Date.now()) < one.until) &&
      facilities.data?.facilities.some((facility) => facility.id === one.facility.id),
  );
  const right = useGrantRight(account);
  const position = useAddPosition(account);
  const close = () => right.giveUp(() => position.giveUp(onClose));
  return (
    <Dialog title={t('admin.rightsOf', { name: account.name })} isOpen onClose={close}>
      <HeldRights {...{ municipality, account, onMoved }} positions={own} />
      <GrantRight {...{ municipality, account, onMoved }} positions={own} form={right} />
      <AddPosition {...{ municipality, account, onMoved }} form={position} />
      <VouchProfession {...{ municipality, account, onMoved }} />
      <Button look="text" onPress={close}>
        {t('common.close')}
      </Button>
    </Dialog>
  );
};
