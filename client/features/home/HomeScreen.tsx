import { Suspense, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isForToday } from '#domain/conferences/isForToday.ts';
import { isAwaited } from '../../api/isAwaited.ts';
import { Page } from '../../app/layout/Page.tsx';
import { lazyPart } from '../../app/lazyPart.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import { InOrder } from '../../ui/InOrder.tsx';
import { ListRow } from '../../ui/ListRow.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { shownDay } from '../../ui/shownDay.ts';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { ConferenceRow } from '../conferences/ConferenceRow.tsx';
import { useConferences } from '../conferences/useConferences.ts';
import { useFamilyWaiting } from '../family/useFamilyWaiting.ts';
import { MinutesRow } from '../minutes/MinutesRow.tsx';
import { usePendingAttestations } from '../minutes/usePendingAttestations.ts';
import { NoticeRow } from '../notices/NoticeRow.tsx';
import { PatientRow } from '../patients/PatientRow.tsx';
import { usePatients } from '../patients/usePatients.ts';
import { useTellings } from '../rights/useTellings.ts';
import { useWaiting } from '../session/useWaiting.ts';
import { BegunForms } from './BegunForms.tsx';
import styles from './Home.module.css';
import { HomePart } from './HomePart.tsx';
import { OfficerSteps } from './OfficerSteps.tsx';
import { OtherPositions } from './OtherPositions.tsx';
import { useMentions } from './useMentions.ts';
import { useNewestNotices, useUnreadChannels } from './useUnreadTotals.ts';

const Tellings = lazyPart(() => import('../rights/Tellings.tsx'));

/** ホーム: what waits for me, in the order in which it cannot wait. */
export const HomeScreen = () => {
  const { t } = useTranslation();
  const conferences = useConferences();
  const attestations = usePendingAttestations();
  const unread = useUnreadChannels();
  const patients = usePatients();
  const notices = useNewestNotices();
  const mentions = useMentions();
  const families = useFamilyWaiting();
  const waitingFamilies = families.data?.rooms ?? [];
  const told = useTellings();
  const others = useWaiting();
  // From midnight on it is the next day's conferences that are today's.
  const { today } = useSyncExternalStore(shownDay.subscribe, shownDay.get);
  const todays = (conferences.data ?? []).filter((one) => isForToday(one, today));
  const counts = new Map(unread.data?.channels.map((one) => [one.patient, one.unread]));
  const waiting = (patients.data?.patients ?? []).filter((patient) => (counts.get(patient.id) ?? 0) > 0);
  const { formatTime } = useTimeFormat();
  const nameOf = (id: string): string => {
    const found = patients.data?.patients.find((patient) => patient.id === id);
    return found ? callPatient(t, found.name) : t('channel.title');
  };
  const fresh = (notices.data?.notices ?? []).filter(
    (one) => one.state === 'unread' || one.state === 'opened',
  );
  const parts = [
    {
      key: 'today',
      isAwaited: isAwaited(conferences),
      shown: (
        <HomePart
          title={t('home.today')}
          empty={t('home.noneToday')}
          query={conferences}
          count={todays.length}
        >
          {todays.map((one) => (
            <ConferenceRow key={one.id} conference={one} />
          ))}
        </HomePart>
      ),
    },
    // Only where one waits: most teams have no family that writes.
    ...(isAwaited(families) || waitingFamilies.length > 0
      ? [
          {
            key: 'family',
            isAwaited: isAwaited(families),
            shown: (
              <HomePart title={t('home.family')} empty="" query={families} count={waitingFamilies.length}>
                {waitingFamilies.map(({ familyRoom, patient, to, since }) => (
                  <ListRow
                    key={`${familyRoom} ${to}`}
                    to={`/patients/${familyRoom}/family`}
                    title={callPatient(t, patient)}
                    line={t(`home.familyTo.${to}`)}
                    time={formatTime(since)}
                    unread
                  />
                ))}
              </HomePart>
            ),
          },
        ]
      : []),
    {
      key: 'attest',
      isAwaited: isAwaited(attestations),
      shown: (
        <HomePart
          title={t('home.toAttest')}
          empty={t('home.noneToAttest')}
          query={attestations}
          count={attestations.data?.minutes.length ?? 0}
        >
          {attestations.data?.minutes.map((line) => (
            <MinutesRow key={line.id} line={line} />
          ))}
        </HomePart>
      ),
    },
    {
      key: 'mentions',
      isAwaited: isAwaited(mentions) || isAwaited(patients),
      shown: (
        <HomePart
          title={t('written.toMe')}
          empty={t('written.noneToMe')}
          query={mentions}
          count={mentions.data?.mentions.length ?? 0}
        >
          {mentions.data?.mentions.map(({ patient, post, at, by }) => (
            <ListRow
              key={post}
              to={`/patients/${patient}/posts/${post}`}
              title={nameOf(patient)}
              line={t('written.toMeFrom', { name: by.name, facility: by.facilityName })}
              time={formatTime(at)}
              unread
            />
          ))}
        </HomePart>
      ),
    },
    {
      key: 'unread',
      isAwaited: isAwaited(unread) || isAwaited(patients),
      shown: (
        <HomePart
          title={t('home.unread')}
          empty={t('home.noneUnread')}
          query={unread.data === undefined ? unread : patients}
          count={waiting.length}
        >
          {waiting.map((patient) => (
            <PatientRow key={patient.id} patient={patient} unread={counts.get(patient.id) ?? 0} />
          ))}
        </HomePart>
      ),
    },
    {
      key: 'notices',
      isAwaited: isAwaited(notices),
      shown: (
        <HomePart
          title={t('home.notices')}
          empty={t('home.noneNotices')}
          query={notices}
          count={Math.max(fresh.length, notices.data?.unread ?? 0)}
        >
          {fresh.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} />
          ))}
          {(notices.data?.more || fresh.length === 0) && (
            <ListRow to="/notices" title={t('home.allNotices')} />
          )}
        </HomePart>
      ),
    },
  ];
  return (
    <Page title={t('home.title')}>
      {isAwaited(told) || isAwaited(others) ? (
        <Skeleton rows={6} />
      ) : (
        // What one is told comes with code of its own, and stands above: all below waits for it.
        <Suspense fallback={<Skeleton rows={6} />}>
          <BegunForms />
          {(told.data?.tellings.length ?? 0) > 0 && <Tellings />}
          <OfficerSteps />
          <OtherPositions />
          <div className={styles.parts}>
            <InOrder parts={parts} />
          </div>
        </Suspense>
      )}
    </Page>
  );
};
