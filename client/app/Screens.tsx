import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import type { ConferenceId, MinutesId, NoticeId, PatientId, PostId } from '#domain/ids.ts';
import { HomeScreen } from '../features/home/HomeScreen.tsx';
import { useSession } from '../features/session/SessionContext.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { lazyPart } from './lazyPart.tsx';
import { MoreScreen } from './MoreScreen.tsx';
import { NotFound } from './NotFound.tsx';

const PatientsScreen = lazyPart(() => import('../features/patients/PatientsScreen.tsx'));
const PatientScreen = lazyPart(() => import('../features/patients/PatientScreen.tsx'));
const NoticesScreen = lazyPart(() => import('../features/notices/NoticesScreen.tsx'));
const NoticeScreen = lazyPart(() => import('../features/notices/NoticeScreen.tsx'));
const ReceiptsScreen = lazyPart(() => import('../features/notices/ReceiptsScreen.tsx'));
const WriteNoticeScreen = lazyPart(() => import('../features/notices/WriteNoticeScreen.tsx'));
const ConferencesScreen = lazyPart(() => import('../features/conferences/ConferencesScreen.tsx'));
const ConferenceScreen = lazyPart(() => import('../features/conferences/ConferenceScreen.tsx'));
const MinutesScreen = lazyPart(() => import('../features/minutes/MinutesScreen.tsx'));
const SettingsScreen = lazyPart(() => import('../features/settings/SettingsScreen.tsx'));
const SearchScreen = lazyPart(() => import('../features/search/SearchScreen.tsx'));
const AdminScreen = lazyPart(() => import('../features/admin/AdminScreen.tsx'));

/** Which address shows which screen. An id in an address only asks for a record: the server says whether it exists for us. */
export const Screens = () => {
  const { session } = useSession();
  // In another position all screens begin anew: what was begun in one position must not be sent in another.
  return (
    <Suspense key={session.position} fallback={<Skeleton rows={6} />}>
      <Switch>
        <Route path="/">
          <HomeScreen />
        </Route>
        <Route path="/more">
          <MoreScreen />
        </Route>
        <Route path="/patients">
          <PatientsScreen />
        </Route>
        <Route path="/patients/:patient/topics/:thread">
          {({ patient, thread }) => (
            <PatientScreen key={patient} id={patient as PatientId} part="topic" thread={thread as PostId} />
          )}
        </Route>
        <Route path="/patients/:patient/posts/:post">
          {({ patient, post }) => (
            <PatientScreen key={patient} id={patient as PatientId} part="channel" post={post as PostId} />
          )}
        </Route>
        <Route path="/patients/:patient/:part">
          {({ patient, part }) => <PatientScreen key={patient} id={patient as PatientId} part={part} />}
        </Route>
        <Route path="/patients/:patient">
          {({ patient }) => <PatientScreen key={patient} id={patient as PatientId} part="channel" />}
        </Route>
        <Route path="/notices">
          <NoticesScreen />
        </Route>
        <Route path="/notices/new">
          <WriteNoticeScreen />
        </Route>
        <Route path="/notices/:notice/receipts">
          {({ notice }) => <ReceiptsScreen key={notice} id={notice as NoticeId} />}
        </Route>
        <Route path="/notices/:notice">
          {({ notice }) => <NoticeScreen key={notice} id={notice as NoticeId} />}
        </Route>
        <Route path="/conferences">
          <ConferencesScreen />
        </Route>
        <Route path="/conferences/:conference">
          {({ conference }) => <ConferenceScreen key={conference} id={conference as ConferenceId} />}
        </Route>
        <Route path="/minutes/:minutes">
          {({ minutes }) => <MinutesScreen key={minutes} id={minutes as MinutesId} />}
        </Route>
        <Route path="/settings">
          <SettingsScreen />
        </Route>
        <Route path="/search">
          <SearchScreen />
        </Route>
        <Route path="/admin">
          <AdminScreen part="" />
        </Route>
        <Route path="/admin/:part">{({ part }) => <AdminScreen part={part} />}</Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  );
};
