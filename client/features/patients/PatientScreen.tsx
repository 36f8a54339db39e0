import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { patientRoutes } from '#contracts/http/patientRoutes.ts';
import type { PatientView } from '#contracts/http/patientView.ts';
import type { PatientId, PostId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { isRefused } from '../../api/isRefused.ts';
import { Page } from '../../app/layout/Page.tsx';
import { lazyPart } from '../../app/lazyPart.tsx';
import { RefusedPage } from '../../app/RefusedPage.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import { PageTabs } from '../../ui/PageTabs.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Channel } from '../channel/Channel.tsx';
import { Topic } from '../channel/Topic.tsx';
import { familyName } from './familyName.ts';

const VitalsScreen = lazyPart(() => import('../vitals/VitalsScreen.tsx'));
const TeamPart = lazyPart(() => import('../team/TeamPart.tsx'));
const PatientMinutes = lazyPart(() => import('../minutes/PatientMinutes.tsx'));
const HospitalNotesPart = lazyPart(() => import('../hospitalNotes/HospitalNotesPart.tsx'));
const AlbumPart = lazyPart(() => import('../attachments/album/AlbumPart.tsx'));
const FaceSheetPart = lazyPart(() => import('./FaceSheetPart.tsx'));

const allParts = ['channel', 'pictures', 'minutes', 'hospital-notes', 'vitals', 'sheet', 'team'] as const;

/** What is read from the channel. */
const ofChannel: readonly string[] = ['channel', 'pictures', 'vitals'];

/** Who is in the team for other purposes than care alone, as a hub hospital is, has no channel: they come in further on. */
const partsFor = ({ team, memberships }: PatientView): readonly (typeof allParts)[number][] => {
  const own = team.filter(({ membership }) => memberships.includes(membership));
  const isForCare = own.length === 0 || own.some(({ purposes }) => purposes.includes('care'));
  return isForCare ? allParts : allParts.filter((part) => !ofChannel.includes(part));
};

interface PatientScreenProps {
  id: PatientId;
  part: string;
  thread?: PostId;
}

/** One patient; the name, age and city stand above everything that is read and written. */
const PatientScreen = ({ id, part, thread }: PatientScreenProps) => {
  const { t } = useTranslation();
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
  };
  const inTopic = part === 'topic' && thread !== undefined;
  const parts = partsFor(data);
  const [first = 'team'] = parts;
  const named = parts.find((one) => one === part) ?? first;
  const above = named === first && !inTopic ? [list] : [list, { to: path, label: calledName }];
  const where = inTopic ? t('channel.topic') : t(`patients.parts.${named}`);
  return (
    <Page
      title={above.length === 1 ? calledName : where}
      above={above}
      marks={
        <>
          <span>
            {above.length > 1 && <b>{calledName} </b>}
            {t('common.age', { age: data.age })}・{data.home.name}
          </span>
          {data.crossing && <CrossingMark municipality={data.home.name} />}
        </>
      }
    >
      {!inTopic && (
        <PageTabs
          label={t('patients.partsOf', { name: calledName })}
          tabs={parts.map((one) => ({
            to: one === first ? path : `${path}/${one}`,
            label: t(`patients.parts.${one}`),
            current: one === named,
          }))}
        />
      )}
      <Suspense fallback={<Skeleton rows={6} />}>
        {inTopic ? (
          <Topic room={room} thread={thread} />
        ) : named === 'vitals' ? (
          <VitalsScreen channel={data.channel} />
        ) : named === 'pictures' ? (
          <AlbumPart channel={data.channel} />
        ) : named === 'team' ? (
          <TeamPart patient={data} />
        ) : named === 'minutes' ? (
          <PatientMinutes patient={data} />
        ) : named === 'hospital-notes' ? (
          <HospitalNotesPart patient={data} />
        ) : named === 'sheet' ? (
          <FaceSheetPart patient={data} />
        ) : (
          <Channel room={room} />
        )}
      </Suspense>
    </Page>
  );
};

export default PatientScreen;
