import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { FacilityId } from '#domain/ids.ts';
import { parseDay } from '#domain/vocabulary/days.ts';
import { professions } from '#domain/vocabulary/professions.ts';
import { callRoute } from '../../api/callRoute.ts';
import { type FormDraft, useFormDraft } from '../../app/useFormDraft.ts';
import { Message } from '../../ui/Message.tsx';
import { Select } from '../../ui/Select.tsx';
import { SendForm } from '../../ui/SendForm.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface Wanted {
  name: string;
  loginName: string;
  profession: string;
  from: string;
  note: string;
}
const empty: Wanted = { name: '', loginName: '', profession: '', from: '', note: '' };

export const useApplication = ({ id, name }: { readonly id: FacilityId; readonly name: string }) => {
  const { t } = useTranslation();
  return useFormDraft<Wanted>({
    name: `apply-position ${id}`,
    what: t('rights.apply.titleAt', { facility: name }),
    empty,
  });
};

interface ApplyForPositionProps {
  facility: FacilityId;
  form: FormDraft<Wanted>;
  onSent: () => Promise<unknown>;
}

/** The facility's manager asks the office for a position of somebody, who has told them their login name. */
export const ApplyForPosition = ({ facility, form, onSent }: ApplyForPositionProps) => {
  const { t } = useTranslation();
  const { values, change } = form;
  const from = parseDay(values.from);
  const apply = useMutation({
    mutationFn: () =>
      callRoute(positionRoutes.applyForPosition, {
        params: { facility },
        body: {
          clientId: form.clientId,
          person: { name: values.name.trim(), loginName: values.loginName.trim() },
          profession: values.profession,
          note: values.note.trim(),
          ...(from !== null && { from }),
        },
      }),
    onSuccess: () => {
      form.sent();
      return onSent();
    },
  });
  const missing = [values.name, values.loginName, values.profession].some((value) => value.trim() === '');
  return (
    <SendForm
      action={t('rights.apply.send')}
      work={apply}
      missing={missing}
      textIsSafe
      onSend={() => apply.mutate()}
      said={
        apply.isSuccess &&
        !form.isBegun && (
          <Message tone="success" live>
            <p>{t('rights.apply.sent')}</p>
          </Message>
        )
      }
    >
      <h3>{t('rights.apply.title')}</h3>
      <p>{t('rights.apply.help')}</p>
      <TextField
        label={t('rights.apply.name')}
        value={values.name}
        onChange={(name) => change({ name })}
        maxLength={80}
        isRequired
      />
      <TextField
        label={t('rights.apply.loginName')}
        help={t('rights.apply.loginNameHelp')}
        value={values.loginName}
        onChange={(loginName) => change({ loginName })}
        maxLength={64}
        verbatim
        autoComplete="off"
        isRequired
      />
      <Select
        label={t('admin.profession')}
        value={values.profession}
        empty={t('admin.choose')}
        required
        options={professions.map((value) => ({ value: value as string, label: value }))}
        onChange={(profession) => change({ profession })}
      />
      <TextField
        label={t('rights.apply.from')}
        help={t('rights.apply.fromHelp')}
        type="date"
        value={values.from}
        onChange={(day) => change({ from: day })}
        width="short"
      />
      <TextField
        label={t('rights.apply.note')}
        help={t('rights.apply.noteHelp')}
        value={values.note}
        onChange={(note) => change({ note })}
        maxLength={400}
        rows={2}
      />
    </SendForm>
  );
};
