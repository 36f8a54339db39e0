import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { facilityRoutes } from '#contracts/http/facilityRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { FacilityId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { formDrafts } from '../../app/formDrafts.ts';
import { Button } from '../../ui/Button.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { MorePages } from '../../ui/MorePages.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useSession } from '../session/SessionContext.ts';
import { actingPosition } from '../session/SignedIn.ts';
import styles from './Admin.module.css';
import { FacilityPeople } from './FacilityPeople.tsx';
import { FacilityStatus } from './FacilityStatus.tsx';
import { MakeFacility } from './MakeFacility.tsx';

type Shown = Answer<typeof facilityRoutes.listFacilities>['facilities'][number];

/** 事業所: found by name; an officer adds those of the municipality, and keeps their 運営状況, as their managers do. */
export const FacilitiesPart = ({ municipality }: { municipality: string | null }) => {
  const { t } = useTranslation();
  const { session } = useSession();
  const acting = actingPosition(session);
  const managed = acting?.capacities.includes('facility-manager') ? acting.facility.id : null;
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const [working, setWorking] = useState<Shown | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  // A state that was begun and not recorded is open again.
  const [begun, setBegun] = useState(() => formDrafts.begunAbout('status'));
  // So is an application.
  const [applying, setApplying] = useState(() => formDrafts.begunAbout('apply-position'));
  const facilities = useInfiniteQuery({
    queryKey: ['facilities', 'all', q],
    queryFn: ({ signal, pageParam }) =>
      callRoute(
        facilityRoutes.listFacilities,
        { query: { ...(q && { q }), ...(pageParam && { after: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as FacilityId | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (known) => known,
  });
  const found = facilities.data?.pages.flatMap((page) => page.facilities) ?? [];
  const open = shown ?? found.find(({ id }) => id === begun);
  const opened = working ?? found.find(({ id }) => id === applying);
  return (
    <>
      {municipality !== null && <MakeFacility municipality={municipality as MunicipalityCode} />}
      <TextField
        label={t('admin.searchFacility')}
        help={t('patients.searchHelp')}
        type="search"
        value={typed}
        onChange={setTyped}
      />
      {facilities.error && <ErrorNotice error={facilities.error} />}
      {facilities.isPending && <Skeleton />}
      {facilities.data && found.length === 0 && !facilities.hasNextPage && (
        <EmptyState icon="home" title={t('admin.noFacilities')} />
      )}
      <ul>
        {found.map((one) => (
          <li key={one.id} className={styles.row}>
            <b>{one.name}</b>
            <span className={styles.beside}>
              {one.kind}・{one.municipality.name}
              {one.municipality.code !== session.account.municipality?.code && (
                <CrossingMark municipality={one.municipality.name} />
              )}
            </span>
            {(one.municipality.code === municipality || one.id === managed) && (
              <span className={styles.beside}>
                <Button look="text" size="small" aria-haspopup="dialog" onPress={() => setShown(one)}>
                  {t('admin.status.of', { name: one.name })}
                </Button>
                <Button
                  look="text"
                  size="small"
                  aria-haspopup="dialog"
                  aria-label={`${one.name}: ${t('rights.people.open')}`}
                  onPress={() => setWorking(one)}
                >
                  {t('rights.people.open')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <MorePages list={facilities} />
      {opened && (
        <FacilityPeople
          key={opened.id}
          facility={opened}
          mayApply={opened.id === managed}
          onClose={() => {
            setWorking(null);
            setApplying(null);
          }}
        />
      )}
      {open && (
        <FacilityStatus
          key={open.id}
          facility={open}
          onClose={() => {
            setShown(null);
            setBegun(null);
          }}
        />
      )}
    </>
  );
};
