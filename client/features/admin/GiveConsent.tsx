import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { consentRoutes } from '#contracts/http/consentRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useFormDraft } from '../../app/useFormDraft.ts';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { DayRange } from '../../ui/DayRange.tsx';
import { type Days, untilIn } from '../../ui/Days.ts';
import { isBackwards } from '../../ui/isBackwards.ts';
import { Message } from '../../ui/Message.tsx';
import { type MembershipPurpose, PurposeChoice } from '../../ui/PurposeChoice.tsx';
import { SendForm } from '../../ui/SendForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useMunicipalities } from '../session/useMunicipalities.ts';
import styles from './Admin.module.css';

interface Consent {
  purposes: readonly MembershipPurpose[];
  any: boolean;
  recipients: readonly MunicipalityCode[];
  days: Days;
  who: 'patient' | 'proxy';
  name: string;
}

interface GiveConsentProps {
  municipality: MunicipalityCode;
  patient: PatientId;
  onGiven: () => Promise<unknown>;
}

/** Records a consent that was given on paper: for what, towards whom, from when, by whom. */
export const GiveConsent = ({ municipality, patient, onGiven }: GiveConsentProps) => {
  const { t } = useTranslation();
  const municipalities = useMunicipalities();
  const form = useFormDraft<Consent>({
    name: `consent ${patient}`,
    what: t('admin.giveConsent'),
    empty: {
      ...{ purposes: ['care'], any: false, recipients: [], who: 'patient', name: '' },
      days: { from: tokyoDay(Date.now()), last: '' },
    },
  });
  // Kept when the form is changed too, unlike by sendOnce: if the first try stands after all, the server says so (DI1).
  const { clientId, change } = form;
  const { purposes, any, recipients, days, who, name } = form.values;
  const missing =
    purposes.length === 0 ||
    (!any && recipients.length === 0) ||
    days.from === '' ||
    isBackwards(days) ||
    name.trim() === '';
  const give = useMutation({
    mutationFn: () =>
      callRoute(consentRoutes.giveConsent, {
        params: { municipality, patient },
        body: {
          clientId,
          purposes: [...purposes],
          recipients: any ? 'any' : [...recipients],
          from: days.from as Day,
          until: untilIn(days),
          givenBy: { who, name: name.trim() },
        },
      }),
    onSuccess: async () => {
      // What was recorded stays ticked, for the next consent that says nearly the same.
      form.sent({ ...form.values, name: '' });
      await onGiven();
    },
  });
  return (
    <Card title={t('admin.giveConsent')}>
      <SendForm
        action={t('admin.record')}
        work={give}
        missing={missing}
        textIsSafe
        onSend={() => give.mutate()}
        said={
          give.isSuccess && (
            <Message tone="success" live>
              <p>{t('common.saved')}</p>
            </Message>
          )
        }
      >
        <PurposeChoice chosen={purposes} onChange={(next) => change({ purposes: next })} />
        <ChoiceGroup legend={t('admin.recipients')} required>
          <Choice kind="checkbox" checked={any} onChange={(next) => change({ any: next })}>
            {t('team.anyMunicipality')}
          </Choice>
          {!any && (
            <div className={styles.grid}>
              {(municipalities.data ?? []).map((one) => (
                <Choice
                  key={one.code}
                  kind="checkbox"
                  checked={recipients.includes(one.code)}
                  onChange={(on) =>
                    change({
                      recipients: on
                        ? [...recipients, one.code]
                        : recipients.filter((code) => code !== one.code),
                    })
                  }
                >
                  {one.name}
                </Choice>
              ))}
            </div>
          )}
        </ChoiceGroup>
        <DayRange days={days} onChange={(next) => change({ days: next })} />
        <ChoiceGroup legend={t('admin.givenBy')} required>
          {(['patient', 'proxy'] as const).map((one) => (
            <Choice
              key={one}
              kind="radio"
              name="given-by"
              checked={who === one}
              onChange={() => change({ who: one })}
            >
              {t(`admin.who.${one}`)}
            </Choice>
          ))}
        </ChoiceGroup>
        <TextField
          label={t('common.name')}
          value={name}
          onChange={(next) => change({ name: next })}
          maxLength={80}
          isRequired
        />
      </SendForm>
    </Card>
  );
};
