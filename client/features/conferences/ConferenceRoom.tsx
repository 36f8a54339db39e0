import { useMutation } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConferenceView, conferenceRoutes } from '#contracts/http/conferenceRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Page } from '../../app/layout/Page.tsx';
import { lazyPart } from '../../app/lazyPart.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSession } from '../session/SessionContext.ts';
import { CallControls } from './CallControls.tsx';
import styles from './Conference.module.css';
import { PeerTile } from './PeerTile.tsx';
import { useCall } from './useCall.ts';
import { useLevel } from './useLevel.ts';
import { VideoView } from './VideoView.tsx';

const MinutesDesk = lazyPart(() => import('../minutes/MinutesDesk.tsx'));

interface ConferenceRoomProps {
  conference: ConferenceView;
  media: MediaStream;
  onLeft: () => void;
}

/** Loud enough to be speech, not a keyboard. */
const SPEECH = 0.25;

/** 会議中: who is there, what they show, the minutes beside, and the few buttons that matter. */
const ConferenceRoom = ({ conference, media, onLeft }: ConferenceRoomProps) => {
  const { t } = useTranslation();
  const { session } = useSession();
  const { call, state } = useCall(conference.id, media);
  const [ending, setEnding] = useState(false);
  const level = useLevel(media);
  const end = useMutation({
    mutationFn: () => callRoute(conferenceRoutes.endConference, { params: { conference: conference.id } }),
    onSuccess: onLeft,
  });
  if (!call || !state) return <Skeleton rows={6} />;
  const people = [conference.holder, ...conference.invited];
  const personOf = (position: string) => people.find((person) => person.position === position);
  const shared = state.peers.flatMap((peer) => {
    const { screen } = peer.tracks;
    return screen ? [{ peer, track: screen.track }] : [];
  })[0];
  const ownVideo = media.getVideoTracks()[0];
  const leave = () => {
    call.leave();
    onLeft();
  };
  return (
    <Page title={conference.title} above={[{ to: '/conferences', label: t('conferences.title') }]}>
      <p role="status">
        {state.phase === 'in'
          ? t('conferences.inRoom', { count: state.peers.length + 1 })
          : state.phase === 'over'
            ? t('conferences.overForYou')
            : t('conferences.joining')}
      </p>
      {state.phase === 'over' && (
        <>
          {state.failure !== null && <ErrorNotice error={state.failure} />}
          <Button look="filled" onPress={leave}>
            {t('conferences.toConference')}
          </Button>
        </>
      )}
      {state.phase !== 'over' && (
        <CallControls
          call={call}
          state={state}
          onLeave={leave}
          {...(conference.may.hold && { onEnd: () => setEnding(true) })}
        />
      )}
      {!state.microphone && level > SPEECH && (
        <Message tone="warning" live>
          <p>{t('conferences.speakingMuted')}</p>
        </Message>
      )}
      <div className={styles.room}>
        <section aria-label={t('conferences.people')}>
          {shared && (
            <figure className={styles.shared}>
              <VideoView track={shared.track} label={t('conferences.sharedScreen')} whole />
              <figcaption>
                {t('conferences.sharedBy', { name: personOf(shared.peer.position)?.name ?? '' })}
              </figcaption>
            </figure>
          )}
          <ul className={styles.tiles}>
            {state.peers.map((peer) => {
              const person = personOf(peer.position);
              return (
                <PeerTile
                  key={peer.peer}
                  peer={peer}
                  name={person?.name ?? t('conferences.somebody')}
                  line={person ? `${person.profession}・${person.facility}` : ''}
                  crossing={person?.crossing ? person.municipality : null}
                  speaking={state.speaker === peer.peer}
                />
              );
            })}
            <li className={styles.tile}>
              {ownVideo && state.camera ? (
                <VideoView track={ownVideo} label={t('conferences.ownVideo')} />
              ) : (
                <span className={styles.noVideo} aria-hidden="true">
                  {session.account.name.slice(0, 1)}
                </span>
              )}
              <span className={styles.caption}>
                <b>{t('conferences.you', { name: session.account.name })}</b>
              </span>
            </li>
          </ul>
        </section>
        <section aria-label={t('conferences.minutes')} className={styles.desk}>
          <Suspense fallback={<Skeleton rows={6} />}>
            <MinutesDesk id={conference.minutes} textFirst />
          </Suspense>
        </section>
      </div>
      <Dialog title={t('conferences.endTitle')} isOpen={ending} onClose={() => setEnding(false)}>
        <p>{t('conferences.endHelp')}</p>
        {end.error && <ErrorNotice error={end.error} />}
        <Button look="filled" onPress={() => end.mutate()} isDisabled={end.isPending}>
          {t('conferences.end')}
        </Button>
        <Button look="text" onPress={() => setEnding(false)}>
          {t('common.cancel')}
        </Button>
      </Dialog>
    </Page>
  );
};

export default ConferenceRoom;
