import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { FacilityId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { professions } from '#domain/vocabulary/professions.ts';
import { callRoute } from '../../api/callRoute.ts';
import { type FormDraft, useFormDraft } from '../../app/useFormDraft.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Message } from '../../ui/Message.tsx';
import { SearchSelect } from '../../ui/SearchSelect.tsx';
import { Select } from '../../ui/Select.tsx';
import { SendForm } from '../../ui/SendForm.tsx';
import type { ListedAccount } from './useAccounts.ts';
import { useFacilities } from './useFacilities.ts';

interface NewPosition {
  facility: FacilityId | '';
  profession: string;
}

export const useAddPosition = (account: ListedAccount) => {
  const { t } = useTranslation();
  return useFormDraft<NewPosition>({
    name: `add-position ${account.id}`,
    what: t('admin.rightsOf', { name: account.name }),
    empty: { facility: '', profession: '' },
  });
};

interface AddPositionProps {
  municipality: MunicipalityCode;
  account: ListedAccount;
  onMoved: () => Promise<unknown>;
  form: FormDraft<NewPosition>;
}

/** A further position of a person who has an account; asked once. */
export const AddPosition = ({ municipality, account, onMoved, form }: AddPositionProps) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const facilities = useFacilities(municipality);
  const { facility, profession } = form.values;
  const add = useMutation({
    mutationFn: (at: FacilityId) =>
      callRoute(positionRoutes.addPosition, {
        params: { facility: at },
        // As in GiveConsent: kept when the choice is changed too.
        body: { clientId: form.clientId, account: account.id, profession },
      }),
    onSuccess: () => {
      setAsking(false);
      form.sent();
      return onMoved();
    },
  });
  const place = facilities.data?.facilities.find((one) => one.id === facility)?.name ?? '';
  return (
    <>
      <SendForm
        action={t('admin.addPositionNow')}
        work={add}
        missing={facility === '' || profession === ''}
        asking={asking}
        onSend={() => setAsking(true)}
        said={
          add.isSuccess &&
          !form.isBegun && (
            <Message tone="success" live>
              <p>{t('common.saved')}</p>
            </Message>
          )
        }
      >
        <h3>{t('admin.addPosition')}</h3>
        <SearchSelect
          label={t('admin.facility')}
          value={facility}
          empty={t('admin.choose')}
          options={(facilities.data?.facilities ?? []).map((one) => ({
            value: one.id,
            label: one.name,
            find: one.kana,
          }))}
          onChange={(next) => form.change({ facility: next })}
        />
        <Select
          label={t('admin.profession')}
          value={profession}
          empty={t('admin.choose')}
          options={professions.map((value) => ({ value: value as string, label: value }))}
          onChange={(next) => form.change({ profession: next })}
        />
      </SendForm>
      <ConfirmDialog
        title={t('admin.addPositionTitle', { name: account.name, facility: place, profession })}
        isOpen={asking}
        onClose={() => setAsking(false)}
        action={t('admin.addPositionSure')}
        onConfirm={() => facility !== '' && add.mutate(facility)}
        work={add}
      >
        <p>{t('admin.addPositionWill', { name: account.name })}</p>
      </ConfirmDialog>
    </>
  );
};
