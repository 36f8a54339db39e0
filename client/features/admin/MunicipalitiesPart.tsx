import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { municipalityRoutes } from '#contracts/http/municipalityRoutes.ts';
import { readPhone } from '#domain/texts/readPhone.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useFormDraft } from '../../app/useFormDraft.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Message } from '../../ui/Message.tsx';
import { Select } from '../../ui/Select.tsx';
import { SendForm } from '../../ui/SendForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useMunicipalities } from '../session/useMunicipalities.ts';
import styles from './Admin.module.css';
import { PersonFields } from './PersonFields.tsx';

const empty: {
  code: MunicipalityCode | '';
  office: string;
  phone: string;
  officer: { name: string; kana: string; loginName: string };
  /** The municipality is there, its officer not yet: the second half is tried again alone. */
  begun: MunicipalityCode | null;
} = { code: '', office: '', phone: '', officer: { name: '', kana: '', loginName: '' }, begun: null };

/** The operator's one act on the directory: a municipality begins, with its first officer, who does all the rest. */
export const MunicipalitiesPart = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const municipalities = useMunicipalities();
  const form = useFormDraft({ name: 'make-municipality', what: t('admin.municipalities.add'), empty });
  const { change } = form;
  const { code, office, phone, begun } = form.values;
  // No part of what is kept: a password is on no device.
  const [password, setPassword] = useState('');
  const officer = { ...form.values.officer, password };
  const [made, setMade] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const all = municipalities.data ?? [];
  const make = useMutation({
    mutationFn: async (wanted: MunicipalityCode) => {
      if (begun !== wanted) {
        await callRoute(municipalityRoutes.makeMunicipality, {
          body: { code: wanted, office: { name: office.trim(), phone: readPhone(phone) } },
        });
        change({ begun: wanted });
      }
      await callRoute(municipalityRoutes.makeFirstOfficer, {
        params: { municipality: wanted },
        body: { ...officer, name: officer.name.trim(), loginName: officer.loginName.trim() },
      });
      return all.find((one) => one.code === wanted)?.name ?? wanted;
    },
    onError: () => setAsking(false),
    onSuccess: async (name) => {
      setAsking(false);
      setMade(name);
      form.sent();
      setPassword('');
      await queries.invalidateQueries({ queryKey: ['municipalities'] });
    },
  });
  const missing =
    code === '' || [office, phone, ...Object.values(officer)].some((value) => value.trim() === '');
  return (
    <>
      <Card title={t('admin.municipalities.here')}>
        <ul>
          {all
            .filter((one) => one.here)
            .map((one) => (
              <li key={one.code} className={styles.row}>
                <span className={styles.beside}>
                  <b>{one.name}</b>
                  {one.party && (
                    <Badge tone="success" icon="check">
                      {t('admin.municipalities.party')}
                    </Badge>
                  )}
                </span>
              </li>
            ))}
        </ul>
      </Card>
      <Card title={t('admin.municipalities.add')}>
        <SendForm
          action={t('admin.municipalities.addNow')}
          look="filled"
          work={make}
          missing={code === '' || missing}
          textIsSafe
          onSend={() => setAsking(true)}
          said={
            made && (
              <Message tone="success" live title={t('admin.municipalities.made', { name: made })}>
                <p>{t('admin.municipalities.madeNext')}</p>
              </Message>
            )
          }
        >
          <p>{t('admin.municipalities.help')}</p>
          <Select
            label={t('founding.parts.municipality')}
            value={code}
            empty={t('admin.choose')}
            required
            options={all
              .filter((one) => !one.here || one.code === begun)
              .map((one) => ({ value: one.code, label: one.name }))}
            onChange={(next) => change({ code: next })}
          />
          <TextField
            label={t('founding.fields.officeName')}
            value={office}
            onChange={(next) => change({ office: next })}
            isRequired
          />
          <TextField
            label={t('founding.fields.officePhone')}
            type="tel"
            value={phone}
            onChange={(next) => change({ phone: next })}
            isRequired
          />
          <h3>{t('founding.parts.officer')}</h3>
          <PersonFields
            person={officer}
            onPerson={(next) => change({ officer: { ...form.values.officer, ...next } })}
            password={{ value: officer.password, onChange: setPassword }}
          />
        </SendForm>
        <ConfirmDialog
          title={t('admin.municipalities.addTitle', {
            name: all.find((one) => one.code === code)?.name ?? '',
          })}
          isOpen={asking}
          onClose={() => setAsking(false)}
          action={t('admin.municipalities.addSure')}
          onConfirm={() => code !== '' && make.mutate(code)}
          work={make}
        >
          <p>{t('admin.municipalities.addWill', { name: officer.name, loginName: officer.loginName })}</p>
        </ConfirmDialog>
      </Card>
    </>
  );
};
