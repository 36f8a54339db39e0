import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountRoutes } from '#contracts/http/accountRoutes.ts';
import { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { FacilityId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { professions } from '#domain/vocabulary/professions.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useFormDraft } from '../../app/useFormDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { SearchSelect } from '../../ui/SearchSelect.tsx';
import { Select } from '../../ui/Select.tsx';
import { SendForm } from '../../ui/SendForm.tsx';
import { type Grantable, grantable } from './capacities.ts';
import { PersonFields } from './PersonFields.tsx';
import { useFacilities } from './useFacilities.ts';

const empty: {
  person: { name: string; kana: string; loginName: string };
  facility: FacilityId | '';
  profession: string;
  rights: readonly Grantable[];
} = { person: { name: '', kana: '', loginName: '' }, facility: '', profession: '', rights: [] };

interface MakeAccountProps {
  municipality: MunicipalityCode;
  onMade: () => Promise<unknown>;
}

/** A new person with their first position and what they may do besides: one account a person. */
export const MakeAccount = ({ municipality, onMade }: MakeAccountProps) => {
  const { t } = useTranslation();
  const form = useFormDraft({ name: 'make-account', what: t('admin.makeAccount'), empty });
  // What was begun here and not sent is open again.
  const [open, setOpen] = useState(form.isBegun);
  const { change } = form;
  const { facility, profession, rights } = form.values;
  // No part of what is kept: a password is on no device.
  const [password, setPassword] = useState('');
  const person = { ...form.values.person, password };
  const [made, setMade] = useState<{ name: string; loginName: string } | null>(null);
  /** The account is there and one of its rights is not: said apart, since trying again would ask for a second account. */
  const [notGranted, setNotGranted] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const facilities = useFacilities(municipality);
  const make = useMutation({
    mutationFn: async (at: FacilityId) => {
      const known = { ...person, name: person.name.trim(), loginName: person.loginName.trim() };
      const { position } = await callRoute(accountRoutes.makeAccount, {
        params: { municipality },
        body: { person: known, facility: at, profession },
      });
      try {
        for (const capacity of rights)
          await callRoute(positionRoutes.grantCapacity, {
            params: { municipality, position },
            body: { capacity },
          });
        setNotGranted(null);
      } catch (thrown) {
        setNotGranted(thrown);
      }
      return known;
    },
    onError: () => setAsking(false),
    onSuccess: async (known) => {
      setAsking(false);
      setMade(known);
      // The next one is often of the same facility and profession.
      form.sent({ ...empty, facility, profession });
      setPassword('');
      setOpen(false);
      await onMade();
    },
  });
  const missing =
    facility === '' || profession === '' || Object.values(person).some((value) => value.trim() === '');
  if (!open) {
    return (
      <>
        {made && (
          <Message tone="success" live title={t('admin.accountMade', { name: made.name })}>
            <p>{t('admin.accountMadeNext', { loginName: made.loginName })}</p>
          </Message>
        )}
        {notGranted !== null && (
          <ErrorNotice error={notGranted}>
            <p>{t('admin.notGranted')}</p>
          </ErrorNotice>
        )}
        <div>
          <Button look="filled" icon="plus" onPress={() => setOpen(true)}>
            {t('admin.makeAccount')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <Card title={t('admin.makeAccount')}>
      <SendForm
        action={t('admin.makeAccountNow')}
        look="filled"
        work={make}
        missing={missing}
        textIsSafe
        onGiveUp={() => form.giveUp(() => setOpen(false))}
        onSend={() => {
          if (facility === '') return;
          // What a right lets somebody see is seen; an account alone shows nothing.
          if (rights.length > 0) setAsking(true);
          else make.mutate(facility);
        }}
      >
        <PersonFields
          person={person}
          onPerson={(next) => change({ person: { ...form.values.person, ...next } })}
          loginName={{ help: t('admin.loginNameHelp'), autoComplete: 'off' }}
          password={{ value: person.password, onChange: setPassword }}
        />
        <SearchSelect
          label={t('admin.facility')}
          value={facility}
          empty={t('admin.choose')}
          help={t('admin.facilityHelp')}
          required
          options={(facilities.data?.facilities ?? []).map((one) => ({
            value: one.id,
            label: one.name,
            find: one.kana,
          }))}
          onChange={(next) => change({ facility: next })}
        />
        <Select
          label={t('admin.profession')}
          value={profession}
          empty={t('admin.choose')}
          required
          options={professions.map((value) => ({ value: value as string, label: value }))}
          onChange={(next) => change({ profession: next })}
        />
        <ChoiceGroup legend={t('admin.rights')}>
          <p>{t('admin.rightsHelp')}</p>
          {grantable.map((one) => (
            <Choice
              key={one}
              kind="checkbox"
              checked={rights.includes(one)}
              onChange={(on) =>
                change({ rights: on ? [...rights, one] : rights.filter((each) => each !== one) })
              }
            >
              {t(`admin.capacities.${one}`)} <small>{t(`admin.capacityHelp.${one}`)}</small>
            </Choice>
          ))}
        </ChoiceGroup>
      </SendForm>
      <ConfirmDialog
        title={t('admin.makeWithRights', { name: person.name, count: rights.length })}
        isOpen={asking}
        onClose={() => setAsking(false)}
        action={t('admin.makeWithRightsSure')}
        onConfirm={() => facility !== '' && make.mutate(facility)}
        work={make}
      >
        <ul>
          {rights.map((one) => (
            <li key={one}>
              <b>{t(`admin.capacities.${one}`)}</b> {t(`admin.capacityHelp.${one}`)}
            </li>
          ))}
        </ul>
        <p>{t('admin.grantStays')}</p>
      </ConfirmDialog>
    </Card>
  );
};
