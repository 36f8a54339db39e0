import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { FacilityId, PositionId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { professions } from '#domain/vocabulary/professions.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { SearchSelect } from '../../ui/SearchSelect.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Admin.module.css';
import { type Grantable, grantable } from './capacities.ts';
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
  const [position, setPosition] = useState<PositionId | ''>('');
  const [capacity, setCapacity] = useState<Grantable | ''>('');
  const [facility, setFacility] = useState<FacilityId | ''>('');
  const [profession, setProfession] = useState('');
  // As in GiveConsent: kept when the choice is changed too.
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const grant = useMutation({
    mutationFn: (wanted: { position: PositionId; capacity: Grantable }) =>
      callRoute(positionRoutes.grantCapacity, {
        params: { municipality, position: wanted.position },
        body: { capacity: wanted.capacity },
      }),
    onSuccess: () => {
      setCapacity('');
      return onMoved();
    },
  });
  const add = useMutation({
    mutationFn: (at: FacilityId) =>
      callRoute(positionRoutes.addPosition, {
        params: { facility: at },
        body: { clientId, account: account.id, profession },
      }),
    onSuccess: () => {
      // What is added next is another position.
      setClientId(crypto.randomUUID());
      setFacility('');
      setProfession('');
      return onMoved();
    },
  });
  useUnsaved(
    [capacity, facility, profession].some((value) => value !== ''),
    t('admin.rightsOf', { name: account.name }),
  );
  const held = own.find((one) => one.id === position)?.capacities.map((one) => one.capacity) ?? [];
  const done = (
    <Message tone="success" live>
      <p>{t('common.saved')}</p>
    </Message>
  );
  return (
    <Dialog title={t('admin.rightsOf', { name: account.name })} isOpen onClose={onClose}>
      <HeldRights {...{ municipality, account, onMoved }} positions={own} />
      <RecordForm
        className={styles.form}
        onSend={() => {
          if (position !== '' && capacity !== '' && !grant.isPending) grant.mutate({ position, capacity });
        }}
      >
        <h3>{t('admin.grant')}</h3>
        <Select
          label={t('admin.position')}
          value={position}
          empty={t('admin.choose')}
          options={own.map((one) => ({ value: one.id, label: `${one.facility.name}・${one.profession}` }))}
          onChange={setPosition}
        />
        <Select
          label={t('admin.rights')}
          value={capacity}
          empty={t('admin.choose')}
          options={grantable
            .filter((one) => !held.includes(one))
            .map((one) => ({ value: one, label: t(`admin.capacities.${one}`) }))}
          onChange={setCapacity}
          {...(capacity !== '' && { help: t(`admin.capacityHelp.${capacity}`) })}
        />
        {grant.error && <ErrorNotice error={grant.error} />}
        {grant.isSuccess && done}
        <Button type="submit" isDisabled={position === '' || capacity === ''}>
          {t('admin.grantNow')}
        </Button>
      </RecordForm>
      <RecordForm
        className={styles.form}
        onSend={() => {
          if (facility !== '' && profession !== '' && !add.isPending) add.mutate(facility);
        }}
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
          onChange={setFacility}
        />
        <Select
          label={t('admin.profession')}
          value={profession}
          empty={t('admin.choose')}
          options={professions.map((value) => ({ value: value as string, label: value }))}
          onChange={setProfession}
        />
        {add.error && <ErrorNotice error={add.error} />}
        {add.isSuccess && done}
        <Button type="submit" isDisabled={facility === '' || profession === ''}>
          {t('admin.addPositionNow')}
        </Button>
      </RecordForm>
      <VouchProfession {...{ municipality, account, onMoved }} />
      <Button look="text" onPress={onClose}>
        {t('common.close')}
      </Button>
    </Dialog>
  );
};
