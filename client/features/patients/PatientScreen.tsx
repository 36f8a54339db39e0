import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { patientRoutes } from '#contracts/http/patientRoutes.ts';
import type { PatientId, PostId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { isRefused } from '../../api/isRefused.ts';
import { Page } from '../../app/layout/Page.tsx';
import { lazyPart } from '../../app/lazyPart.tsx';
import { RefusedPage } from '../../app/RefusedPage.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useFits } from '../../ui/useFits.ts';
import { Channel } from '../channel/Channel.tsx';
import { Topic } from '../channel/Topic.tsx';
import { Topics } from '../channel/Topics.tsx';
import { familyName } from './familyName.ts';
import { partsOf } from './partsOf.ts';
import styles from './Room.module.css';
import { RoomList } from './RoomList.tsx';
import { RoomSide } from './RoomSide.tsx';
import { PartTabs, RoomTabs } from './RoomTabs.tsx';

const VitalsScreen = lazyPart(() => import('../vitals/VitalsScreen.tsx'));
const TeamPart = lazyPart(() => import('../team/TeamPart.tsx'));
const PatientMinutes = lazyPart(() => import('../minutes/PatientMinutes.tsx'));
const HospitalNotesPart = lazyPart(() => import('../hospitalNotes/HospitalNotesPart.tsx'));
const AlbumPart = lazyPart(() => import('../attachments/album/AlbumPart.tsx'));
const FamilyPart = lazyPart(() => import('../family/FamilyPart.tsx'));
const FaceSheetPart = lazyPart(() => import('./FaceSheetPart.tsx'));

/** Rail, rooms and talk; rooms, talk and what stands beside it. */
const WITH_ROOMS = 49;
const WITH_SIDE = 66;

interface PatientScreenProps {
  id: PatientId;
  part: string;
  thread?: PostId;
  /** A post that a link names. */
  post?: PostId;
}

/** One patient; the name, age and city stand above everything that is read and written. */
const PatientScreen = ({ id, part, thread, post }: PatientScreenProps) => {
  const { t } = useTranslation();
  const [fitsRooms, fitsSide] = [useFits(WITH_ROOMS), useFits(WITH_SIDE)];
  const patient = useQuery({
    queryKey: ['patient', id],
    queryFn: ({ signal }) => callRoute(patientRoutes.readPatient, { params: { patient: id } }, { signal }),
  });
  const list = { to: '/patients', label: t('menu.patients') };
  if (isRefused(patient)) return <RefusedPage error={patient.error} above={[list]} />;
  if (!patient.data) return <Skeleton rows={6} />;
  const { data } = patient;
  const path = `/patients/${id}`;
  const calledName = callPatient(t, data.name);
  const room = {
    channel: data.channel,
    calledName,
    path,
    sendLabel: t('channel.send', { name: familyName(data.name) }),
    team: data.team,
  };
  const inTopic = part === 'topic' && thread !== undefined;
  const parts = partsOf(data);
  const [first = 'team'] = parts;
  const named = parts.find((one) => one === part) ?? first;
  const isTalk = inTopic || named === 'channel';
  const above = named === first && !inTopic ? [list] : [list, { to: path, label: calledName }];
  const where = inTopic ? t('channel.topic') : t(`patients.parts.${named}`);
  const tabs = { patient: data, parts, shown: named, calledName, path };
  return (
    <Page
      title={above.length === 1 ? calledName : where}
      above={above}
      fill={isTalk ? 'always' : 'wide'}
      {...(named !== 'minutes' &&
        parts.includes('minutes') && {
          beside: {
            ...{ to: `${path}/minutes`, label: t('menu.conferences') },
            ...{ name: t('patients.meetings'), icon: 'video' as const },
          },
        })}
      marks={
        <>
          {above.length > 1 && <b className={styles.named}>{calledName}</b>}
          <span>
            {t('common.age', { age: data.age })}
            {!data.crossing && `・${data.home.name}`}
          </span>
          {data.crossing && <CrossingMark municipality={data.home.name} />}
        </>
      }
    >
      <div className={styles.columns}>
        {fitsRooms && <RoomList shown={id} />}
        <div className={styles.middle}>
          {!inTopic && (named === 'channel' ? <RoomTabs {...tabs} /> : <PartTabs {...tabs} />)}
          <Suspense fallback={<Skeleton rows={6} />}>
            {inTopic ? (
              <Topic key={thread} room={room} thread={thread} />
            ) : named === 'channel' ? (
              <Channel room={room} linked={post} />
            ) : (
              <ScrollRegion className={styles.part} label={`${calledName} ${where}`}>
                {named === 'topics' ? (
                  <Topics room={room} />
                ) : named === 'vitals' ? (
                  <VitalsScreen channel={data.channel} />
                ) : named === 'pictures' ? (
                  <AlbumPart channel={data.channel} />
                ) : named === 'family' ? (
                  <FamilyPart patient={id} />
                ) : named === 'team' ? (
                  <TeamPart patient={data} />
                ) : named === 'minutes' ? (
                  <PatientMinutes patient={data} />
                ) : named === 'hospital-notes' ? (
                  <HospitalNotesPart patient={data} />
                ) : (
                  <FaceSheetPart patient={data} />
                )}
              </ScrollRegion>
            )}
          </Suspense>
        </div>
        {isTalk && fitsSide && <RoomSide patient={data} room={room} />}
      </div>
    </Page>
  );
};

export default PatientScreen;
