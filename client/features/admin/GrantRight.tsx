import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { PositionId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { type FormDraft, useFormDraft } from '../../app/useFormDraft.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Message } from '../../ui/Message.tsx';
import { Select } from '../../ui/Select.tsx';
import { SendForm } from '../../ui/SendForm.tsx';
import { type Grantable, grantable } from './capacities.ts';
import type { ListedAccount } from './useAccounts.ts';

interface NewRight {
  position: PositionId | '';
  capacity: Grantable | '';
}

export const useGrantRight = (account: ListedAccount) => {
  const { t } = useTranslation();
  return useFormDraft<NewRight>({
    name: `grant-right ${account.id}`,
    what: t('admin.rightsOf', { name: account.name }),
    empty: { position: '', capacity: '' },
  });
};

interface GrantRightProps {
  municipality: MunicipalityCode;
  account: ListedAccount;
  positions: ListedAccount['positions'];
  onMoved: () => Promise<unknown>;
  form: FormDraft<NewRight>;
}

/** What a person may do besides in one of their positions; asked once, with what it lets them see or do. */
export const GrantRight = ({ municipality, account, positions, onMoved, form }: GrantRightProps) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { position, capacity } = form.values;
  const chosen = positions.find((one) => one.id === position);
  const grant = useMutation({
    mutationFn: (wanted: { position: PositionId; capacity: Grantable }) =>
      callRoute(positionRoutes.grantCapacity, {
        params: { municipality, position: wanted.position },
        body: { capacity: wanted.capacity },
      }),
    onSuccess: () => {
      setAsking(false);
      form.sent({ position, capacity: '' });
      return onMoved();
    },
  });
  return (
    <>
      <SendForm
        action={t('admin.grantNow')}
        work={grant}
        missing={chosen === undefined || capacity === ''}
        asking={asking}
        onSend={() => setAsking(true)}
        said={
          grant.isSuccess &&
          !form.isBegun && (
            <Message tone="success" live>
              <p>{t('common.saved')}</p>
            </Message>
          )
        }
      >
        <h3>{t('admin.grant')}</h3>
        <Select
          label={t('admin.position')}
          value={position}
          empty={t('admin.choose')}
          options={positions.map((one) => ({
            value: one.id,
            label: `${one.facility.name}・${one.profession}`,
          }))}
          onChange={(next) => form.change({ position: next })}
        />
        <Select
          label={t('admin.rights')}
          value={capacity}
          empty={t('admin.choose')}
          options={grantable
            .filter((one) => !chosen?.capacities.some(({ capacity: held }) => held === one))
            .map((one) => ({ value: one, label: t(`admin.capacities.${one}`) }))}
          onChange={(next) => form.change({ capacity: next })}
          {...(capacity !== '' && { help: t(`admin.capacityHelp.${capacity}`) })}
        />
      </SendForm>
      {chosen && capacity !== '' && (
        <ConfirmDialog
          title={t('admin.grantTitle', { name: account.name, right: t(`admin.capacities.${capacity}`) })}
          isOpen={asking}
          onClose={() => setAsking(false)}
          action={t('admin.grantSure')}
          onConfirm={() => grant.mutate({ position: chosen.id, capacity })}
          work={grant}
        >
          <p>{t('admin.grantWill', { facility: chosen.facility.name, profession: chosen.profession })}</p>
          <p>{t(`admin.capacityHelp.${capacity}`)}</p>
          <p>{t('admin.grantStays')}</p>
        </ConfirmDialog>
      )}
    </>
  );
};
