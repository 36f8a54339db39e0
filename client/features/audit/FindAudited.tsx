import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { auditRoutes } from '#contracts/http/auditRoutes.ts';
import type { PatientId, PositionId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { MorePages } from '../../ui/MorePages.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Audit.module.css';

interface FindAuditedProps {
  municipality: MunicipalityCode;
  onChoose: (chosen: { patient: string } | { account: string }, name: string) => void;
}

/** A patient or a person by name: one press, and the list is theirs. */
export const FindAudited = ({ municipality, onChoose }: FindAuditedProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useInfiniteQuery({
    queryKey: ['audited', municipality, q],
    queryFn: ({ signal, pageParam }) =>
      callRoute(
        auditRoutes.searchAudited,
        { params: { municipality }, query: { q, ...pageParam } },
        { signal },
      ),
    initialPageParam: {} as { after?: PositionId; afterPatient?: PatientId },
    // The patients to their end, and then the people.
    getNextPageParam: ({ next, nextPatient }, all, { afterPatient }) => {
      if (nextPatient !== null) return { afterPatient: nextPatient };
      const after = afterPatient === undefined ? next : (all[0]?.next ?? null);
      return after === null ? null : { after };
    },
    enabled: q !== '',
    placeholderData: (known) => known,
  });
  const choose = (chosen: { patient: string } | { account: string }, name: string) => {
    setTyped('');
    onChoose(chosen, name);
  };
  const pages = q === '' ? undefined : found.data?.pages;
  const data = pages && {
    patients: pages.flatMap((page) => page.patients),
    people: pages.flatMap((page) => page.people),
  };
  return (
    <>
      <TextField
        label={t('audit.find.label')}
        help={t('audit.find.help')}
        type="search"
        value={typed}
        onChange={setTyped}
        maxLength={80}
      />
      {found.error && <ErrorNotice error={found.error} textIsSafe />}
      {data && data.patients.length > 0 && (
        <>
          <h3>{t('audit.find.patients')}</h3>
          <ul className={styles.found}>
            {data.patients.map((one) => (
              <li key={one.id}>
                <Button look="text" onPress={() => choose({ patient: one.id }, callPatient(t, one.name))}>
                  {callPatient(t, one.name)}({[one.kana, formatDay(one.birth)].filter(Boolean).join('・')})
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {data && data.people.length > 0 && (
        <>
          <h3>{t('audit.find.people')}</h3>
          <ul className={styles.found}>
            {data.people.map((one) => (
              <li key={`${one.account} ${one.facility} ${one.profession}`}>
                <Button look="text" onPress={() => choose({ account: one.account }, one.name)}>
                  {one.name}({one.profession}・{one.facility})
                </Button>
                {one.crossing && <CrossingMark municipality={one.municipality.name} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {data && data.patients.length + data.people.length === 0 && (
        <p role="status">{t('audit.find.none', { q })}</p>
      )}
      {data && <MorePages list={found} />}
    </>
  );
};
