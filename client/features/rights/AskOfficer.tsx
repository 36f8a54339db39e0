import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recoveryRoutes } from '#contracts/http/recoveryRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useFormDraft } from '../../app/useFormDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Message } from '../../ui/Message.tsx';
import { SendForm } from '../../ui/SendForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PersonFields } from '../admin/PersonFields.tsx';
import { CitySelect } from './CitySelect.tsx';

const empty: {
  code: MunicipalityCode | '';
  person: { name: string; kana: string; loginName: string };
  reason: string;
} = { code: '', person: { name: '', kana: '', loginName: '' }, reason: '' };

/** Where no officer of a city can be reached: the operator asks, and a second person has to confirm. */
export const AskOfficer = ({ onAsked }: { onAsked: () => Promise<unknown> }) => {
  const { t } = useTranslation();
  const form = useFormDraft({ name: 'ask-officer', what: t('rights.recovery.title'), empty });
  const { change } = form;
  const { code, person, reason } = form.values;
  // What was begun here and not sent is open again.
  const [open, setOpen] = useState(form.isBegun);
  const ask = useMutation({
    mutationFn: (municipality: MunicipalityCode) =>
      callRoute(recoveryRoutes.askOfficer, {
        params: { municipality },
        body: {
          person: {
            name: person.name.trim(),
            kana: person.kana.trim(),
            loginName: person.loginName.trim(),
          },
          reason: reason.trim(),
        },
      }),
    onSuccess: async () => {
      form.sent();
      setOpen(false);
      await onAsked();
    },
  });
  const texts = [person.name, person.loginName, reason];
  const missing = code === '' || texts.some((value) => value.trim() === '');
  if (!open)
    return (
      <>
        {ask.isSuccess && (
          <Message tone="success" live>
            <p>{t('rights.recovery.asked')}</p>
          </Message>
        )}
        <div>
          <Button onPress={() => setOpen(true)}>{t('rights.recovery.title')}</Button>
        </div>
      </>
    );
  return (
    <Card title={t('rights.recovery.title')}>
      <SendForm
        action={t('rights.recovery.ask')}
        work={ask}
        missing={code === '' || missing}
        textIsSafe
        onSend={() => code !== '' && ask.mutate(code)}
        onGiveUp={() => form.giveUp(() => setOpen(false))}
      >
        <p>{t('rights.recovery.help')}</p>
        <CitySelect value={code} onChange={(next) => change({ code: next })} />
        <PersonFields
          person={person}
          onPerson={(next) => change({ person: { ...person, ...next } })}
          kanaIsRequired={false}
        />
        <TextField
          label={t('rights.recovery.reason')}
          help={t('rights.recovery.reasonHelp')}
          value={reason}
          onChange={(next) => change({ reason: next })}
          maxLength={400}
          rows={2}
          isRequired
        />
      </SendForm>
    </Card>
  );
};
