import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { facilityRoutes } from '#contracts/http/facilityRoutes.ts';
import { type FacilityKind, facilityKinds } from '#domain/vocabulary/facilityKinds.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Admin.module.css';

/** 事業所: found by name; an officer adds those of the municipality. */
export const FacilitiesPart = ({ municipality }: { municipality: string | null }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const [name, setName] = useState('');
  const [kana, setKana] = useState('');
  const [phone, setPhone] = useState('');
  const [kind, setKind] = useState<FacilityKind | ''>('');
  const facilities = useQuery({
    queryKey: ['facilities', 'all', q],
    queryFn: ({ signal }) => callRoute(facilityRoutes.listFacilities, { query: q ? { q } : {} }, { signal }),
    placeholderData: (known) => known,
  });
  const make = useMutation({
    mutationFn: (input: { municipality: MunicipalityCode; kind: FacilityKind }) =>
      callRoute(facilityRoutes.makeFacility, {
        params: { municipality: input.municipality },
        body: { name: name.trim(), kana: kana.trim(), kind: input.kind, phone },
      }),
    onSuccess: async () => {
      setName('');
      setKana('');
      setPhone('');
      await queries.invalidateQueries({ queryKey: ['facilities'] });
    },
  });
  return (
    <>
      <TextField
        label={t('admin.searchFacility')}
        help={t('patients.searchHelp')}
        type="search"
        value={typed}
        onChange={setTyped}
      />
      {facilities.error && <ErrorNotice error={facilities.error} />}
      {facilities.isPending && <Skeleton />}
      {facilities.data?.facilities.length === 0 && <EmptyState icon="home" title={t('admin.noFacilities')} />}
      <ul>
        {facilities.data?.facilities.map((one) => (
          <li key={one.id} className={styles.row}>
            <b>{one.name}</b>
            <span>
              {one.kind}・{one.municipality.name}
            </span>
          </li>
        ))}
      </ul>
      {municipality !== null && (
        <Card title={t('admin.makeFacility')}>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (kind !== '' && name.trim())
                make.mutate({ municipality: municipality as MunicipalityCode, kind });
            }}
          >
            <TextField
              label={t('admin.facilityName')}
              value={name}
              onChange={setName}
              maxLength={80}
              isRequired
            />
            <TextField label={t('admin.facilityKana')} value={kana} onChange={setKana} maxLength={80} />
            <Select
              label={t('admin.kind')}
              value={kind}
              empty={t('admin.choose')}
              required
              options={facilityKinds.map((value) => ({ value, label: value }))}
              onChange={setKind}
            />
            <TextField label={t('admin.phone')} type="tel" value={phone} onChange={setPhone} maxLength={20} />
            {make.error && <ErrorNotice error={make.error} textIsSafe />}
            <Button type="submit" isDisabled={kind === '' || !name.trim() || make.isPending}>
              {t('admin.makeFacility')}
            </Button>
          </form>
        </Card>
      )}
    </>
  );
};
