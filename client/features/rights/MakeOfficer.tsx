import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { municipalityRoutes } from '#contracts/http/municipalityRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useFormDraft } from '../../app/useFormDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Message } from '../../ui/Message.tsx';
import { SendForm } from '../../ui/SendForm.tsx';
import { PersonFields } from '../admin/PersonFields.tsx';
import { useMunicipalities } from '../session/useMunicipalities.ts';
import { CitySelect } from './CitySelect.tsx';

const empty: { code: MunicipalityCode | ''; person: { name: string; kana: string; loginName: string } } = {
  code: '',
  person: { name: '', kana: '', loginName: '' },
};

/** Where a municipality has no officer any more the operator makes one, in force at once (RI2). */
export const MakeOfficer = () => {
  const { t } = useTranslation();
  const municipalities = useMunicipalities();
  const form = useFormDraft({ name: 'make-officer', what: t('rights.officer.title'), empty });
  const { change } = form;
  const { code, person } = form.values;
  // No part of what is kept: a password is on no device.
  const [password, setPassword] = useState('');
  // What was begun here and not sent is open again.
  const [open, setOpen] = useState(form.isBegun);
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const place = (municipalities.data ?? []).find((one) => one.code === code)?.name ?? '';
  const make = useMutation({
    mutationFn: (municipality: MunicipalityCode) =>
      callRoute(municipalityRoutes.makeFirstOfficer, {
        params: { municipality },
        body: {
          ...{ name: person.name.trim(), kana: person.kana.trim(), loginName: person.loginName.trim() },
          password,
        },
      }),
    onError: () => setAsking(false),
    onSuccess: () => {
      setMade(t('rights.officer.made', { name: person.name.trim(), municipality: place }));
      setAsking(false);
      setPassword('');
      form.sent();
      setOpen(false);
    },
  });
  const missing = code === '' || [...Object.values(person), password].some((value) => value.trim() === '');
  if (!open)
    return (
      <>
        {made !== null && (
          <Message tone="success" live title={made}>
            <p>{t('admin.municipalities.madeNext')}</p>
          </Message>
        )}
        <div>
          <Button onPress={() => setOpen(true)}>{t('rights.officer.title')}</Button>
        </div>
      </>
    );
  return (
    <Card title={t('rights.officer.title')}>
      <SendForm
        action={t('rights.officer.send')}
        work={make}
        missing={missing}
        textIsSafe
        onSend={() => setAsking(true)}
        onGiveUp={() => form.giveUp(() => setOpen(false))}
      >
        <p>{t('rights.officer.help')}</p>
        <CitySelect value={code} onChange={(next) => change({ code: next })} />
        <PersonFields
          person={person}
          onPerson={(next) => change({ person: { ...person, ...next } })}
          loginName={{ autoComplete: 'off' }}
          password={{ value: password, onChange: setPassword }}
        />
      </SendForm>
      <ConfirmDialog
        title={t('rights.officer.title2', { name: person.name, municipality: place })}
        isOpen={asking}
        onClose={() => setAsking(false)}
        action={t('rights.officer.send')}
        onConfirm={() => code !== '' && make.mutate(code)}
        work={make}
      >
        <p>{t('rights.officer.will', { municipality: place, loginName: person.loginName })}</p>
      </ConfirmDialog>
    </Card>
  );
};
