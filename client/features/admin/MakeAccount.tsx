import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountRoutes } from '#contracts/http/accountRoutes.ts';
import { facilityRoutes } from '#contracts/http/facilityRoutes.ts';
import type { FacilityId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { professions } from '#domain/vocabulary/professions.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Admin.module.css';

const empty = { name: '', kana: '', loginName: '', password: '' };

/** A new person with their first position: one account a person. */
export const MakeAccount = (props: { municipality: MunicipalityCode; onMade: () => Promise<unknown> }) => {
  const { t } = useTranslation();
  const { municipality } = props;
  const [person, setPerson] = useState(empty);
  const [facility, setFacility] = useState<FacilityId | ''>('');
  const [profession, setProfession] = useState('');
  const facilities = useQuery({
    queryKey: ['facilities', municipality],
    queryFn: ({ signal }) =>
      callRoute(facilityRoutes.listFacilities, { query: { municipality } }, { signal }),
  });
  const make = useMutation({
    mutationFn: (at: FacilityId) =>
      callRoute(accountRoutes.makeAccount, {
        params: { municipality },
        body: { person, facility: at, profession },
      }),
    onSuccess: async () => {
      setPerson(empty);
      await props.onMade();
    },
  });
  const missing =
    facility === '' || profession === '' || Object.values(person).some((value) => value.trim() === '');
  return (
    <Card title={t('admin.makeAccount')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (facility !== '' && !missing) make.mutate(facility);
        }}
      >
        {(['name', 'kana', 'loginName', 'password'] as const).map((key) => (
          <TextField
            key={key}
            label={t(`admin.person.${key}`)}
            value={person[key]}
            onChange={(value) => setPerson((known) => ({ ...known, [key]: value }))}
            isRequired
            verbatim={key === 'loginName'}
            {...(key === 'password' && {
              type: 'password',
              autoComplete: 'new-password',
              help: t('admin.passwordHelp'),
            })}
          />
        ))}
        <Select
          label={t('admin.facility')}
          value={facility}
          empty={t('admin.choose')}
          required
          options={(facilities.data?.facilities ?? []).map((one) => ({ value: one.id, label: one.name }))}
          onChange={setFacility}
        />
        <Select
          label={t('admin.profession')}
          value={profession}
          empty={t('admin.choose')}
          required
          options={professions.map((value) => ({ value: value as string, label: value }))}
          onChange={setProfession}
        />
        {make.error && <ErrorNotice error={make.error} textIsSafe />}
        {make.isSuccess && (
          <Message tone="success" live>
            <p>{t('common.saved')}</p>
          </Message>
        )}
        <Button type="submit" isDisabled={missing || make.isPending}>
          {t('admin.makeAccount')}
        </Button>
      </form>
    </Card>
  );
};
