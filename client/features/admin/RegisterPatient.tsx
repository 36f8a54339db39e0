import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patientRoutes } from '#contracts/http/patientRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useFormDraft } from '../../app/useFormDraft.ts';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { SendForm } from '../../ui/SendForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Admin.module.css';
import { AlikeNotice } from './AlikeNotice.tsx';
import { problemOfBirth } from './problemOfBirth.ts';

const lines = ['diagnoses', 'medication', 'allergies'] as const;
const texts = ['address', 'phone', 'careLevel', 'doctor', 'keyPerson'] as const;
const sheet = [...texts.slice(0, 3), ...lines, ...texts.slice(3), 'note'] as const;
type SheetKey = (typeof sheet)[number];

const isLines = (key: SheetKey): key is (typeof lines)[number] => lines.some((one) => one === key);

type Sex = 'female' | 'male' | 'other';
const empty: {
  name: string;
  kana: string;
  birth: string;
  sex: Sex | '';
  facts: Partial<Record<SheetKey, string>>;
} = { name: '', kana: '', birth: '', sex: '', facts: {} };

interface RegisterPatientProps {
  municipality: MunicipalityCode;
  onClose: () => void;
  onRegistered: (patient: PatientId) => Promise<unknown>;
}

/** 利用者登録: who it is; what the face sheet says can be left empty. */
export const RegisterPatient = ({ municipality, onClose, onRegistered }: RegisterPatientProps) => {
  const { t } = useTranslation();
  const form = useFormDraft({ name: 'register-patient', what: t('admin.patients.register'), empty });
  const [asking, setAsking] = useState(false);
  const { clientId, change } = form;
  const { name, kana, birth, sex, facts } = form.values;
  const birthProblem = problemOfBirth(birth, tokyoDay(Date.now()));
  const missing = name.trim() === '' || birth === '' || birthProblem !== null || sex === '';
  const register = useMutation({
    mutationFn: ({ known, others }: { known: Sex; others: readonly PatientId[] }) => {
      const faceSheet = Object.fromEntries(
        sheet.flatMap((key) => {
          const text = facts[key]?.trim();
          if (!text) return [];
          // One in each line, as people write a list of medicines.
          return [[key, isLines(key) ? text.split('\n').filter((line) => line.trim()) : text]];
        }),
      );
      return callRoute(patientRoutes.registerPatient, {
        params: { municipality },
        body: {
          ...{ clientId, name: name.trim(), kana: kana.trim(), birth: birth as Day, sex: known, faceSheet },
          others: [...others],
        },
      });
    },
    onError: () => setAsking(false),
    onSuccess: ({ patient }) => {
      form.sent();
      return onRegistered(patient);
    },
  });
  return (
    <Card title={t('admin.patients.register')}>
      <SendForm
        action={t('admin.patients.registerNow')}
        look="filled"
        work={register}
        missing={missing}
        onSend={() => setAsking(true)}
        onGiveUp={() => form.giveUp(onClose)}
        trouble={
          <AlikeNotice
            error={register.error}
            goOn={t('admin.patients.otherPerson')}
            about={formatDay}
            onGoOn={(ids) => sex !== '' && register.mutate({ known: sex, others: ids as PatientId[] })}
          />
        }
        said={missing && <p>{t('admin.patients.missing')}</p>}
      >
        <TextField
          label={t('common.name')}
          value={name}
          onChange={(next) => change({ name: next })}
          maxLength={80}
          isRequired
        />
        <TextField
          label={t('patients.kana')}
          value={kana}
          onChange={(next) => change({ kana: next })}
          maxLength={80}
        />
        <TextField
          label={t('patients.birth')}
          type="date"
          value={birth}
          onChange={(next) => change({ birth: next })}
          error={birthProblem && t(`errors.problems.${birthProblem}`)}
          width="short"
          isRequired
        />
        <ChoiceGroup legend={t('patients.sex')} required>
          <div className={styles.beside}>
            {(['female', 'male', 'other'] as const).map((one) => (
              <Choice
                key={one}
                kind="radio"
                name="sex"
                checked={sex === one}
                onChange={() => change({ sex: one })}
              >
                {t(`vocabulary.sex.${one}`)}
              </Choice>
            ))}
          </div>
        </ChoiceGroup>
        <h3>{t('admin.patients.sheet')}</h3>
        <p>{t('admin.patients.sheetHelp')}</p>
        {sheet.map((key) => (
          <TextField
            key={key}
            label={t(`patients.sheet.${key}`)}
            value={facts[key] ?? ''}
            onChange={(value) => change({ facts: { ...facts, [key]: value } })}
            maxLength={key === 'note' ? 2_000 : isLines(key) ? 5_000 : 200}
            {...(isLines(key) && { rows: 2, help: t('admin.patients.lineEach') })}
            {...(key === 'note' && { rows: 4 })}
          />
        ))}
      </SendForm>
      {!missing && (
        <ConfirmDialog
          title={t('admin.patients.registerTitle')}
          isOpen={asking}
          onClose={() => setAsking(false)}
          action={t('admin.patients.registerSure')}
          onConfirm={() => register.mutate({ known: sex, others: [] })}
          work={register}
        >
          <p>
            <b>{name}</b>
            {kana && `（${kana}）`} {formatDay(birth)} {t(`vocabulary.sex.${sex}`)}
          </p>
          <p>{t('admin.patients.registerWill')}</p>
        </ConfirmDialog>
      )}
    </Card>
  );
};
