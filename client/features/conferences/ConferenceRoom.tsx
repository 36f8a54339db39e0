import { useMutation } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConferenceView, conferenceRoutes } from '#contracts/http/conferenceRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Page } from '../../app/layout/Page.tsx';
import { lazyPart } from '../../app/lazyPart.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSession } from '../session/SessionContext.ts';
import { CallControls } from './CallControls.tsx';
import { CallOver } from './CallOver.tsx';
import styles from './Conference.module.css';
import type { Call } from './call/Call.ts';
import type { CallPhase } from './call/CallState.ts';
import { DeviceChoice } from './DeviceChoice.tsx';
import { DeviceTrouble } from './DeviceTrouble.tsx';
import { useCallLayer } from './layer/CallContext.ts';
import { joinPeople } from './layer/joinPeople.ts';
import { personInCall } from './layer/personInCall.ts';
import { useCallState } from './layer/useCallState.ts';
import { OwnTile } from './OwnTile.tsx';
import { PeerTile } from './PeerTile.tsx';
import { SharedScreens } from './SharedScreens.tsx';
import { useSpeaking } from './sound/useSpeaking.ts';

const MinutesDesk = lazyPart(() => import('../minutes/MinutesDesk.tsx'));

interface ConferenceRoomProps {
  conference: ConferenceView;
  call: Call;
  /** Its state may have changed: the holder ended it, or it ended. */
  onMoved: () => void;
}

const phaseWords = {
  checking: 'conferences.joining',
  joining: 'conferences.joining',
  connecting: 'conferences.joining',
  in: 'conferences.inRoom',
  reconnecting: 'conferences.reconnecting',
  'no-media': 'conferences.noMedia.short',
} as const satisfies { readonly [Phase in Exclude<CallPhase, 'over'>]: string };

/** 会議中: who is there, what they show, the minutes beside, and the few buttons that matter. The call is the layer's. */
const ConferenceRoom = ({ conference, call, onMoved }: ConferenceRoomProps) => {
  const { t } = useTranslation();
  const { session } = useSession();
  const { askToLeave, leave, showRoom } = useCallLayer();
  const state = useCallState(call);
  const [ending, setEnding] = useState(false);
  useEffect(showRoom, [showRoom]);
  const speaksMuted = useSpeaking(state.microphone.status === 'off' ? state.microphone.track : null);
  const end = useMutation({
    mutationFn: () => callRoute(conferenceRoutes.endConference, { params: { conference: conference.id } }),
    onSuccess: () => {
      leave();
      onMoved();
    },
  });
  const { others, ownElsewhere } = joinPeople(state.peers, session.account.id, state.speaker);
  const nameOf = (one: (typeof others)[number]) =>
    personInCall(conference, one.position)?.name ?? t('conferences.somebody');
  const over = state.phase === 'over';
  return (
    <Page title={conference.title} above={[{ to: '/conferences', label: t('conferences.title') }]}>
      {over ? (
        <CallOver
          failure={state.failure}
          onBack={() => {
            leave();
            onMoved();
          }}
        />
      ) : (
        <>
          <p role="status">{t(phaseWords[state.phase], { count: others.length + 1 })}</p>
          {state.phase === 'no-media' && (
            <Message tone="error" live title={t('conferences.noMedia.what')}>
              <p className={styles.lines}>{t('conferences.noMedia.next')}</p>
              <Button look="filled" onPress={() => call.retry()}>
                {t('common.retry')}
              </Button>
            </Message>
          )}
          <CallControls
            call={call}
            state={state}
            onLeave={() => askToLeave(onMoved)}
            {...(conference.may.hold && { onEnd: () => setEnding(true) })}
          />
          <DeviceTrouble call={call} state={state} />
          <DeviceChoice call={call} state={state} />
        </>
      )}
      {speaksMuted && (
        <Message tone="warning" live>
          <p>{t('conferences.speakingMuted')}</p>
        </Message>
      )}
      <div className={styles.room}>
        <section aria-label={t('conferences.people')}>
          <SharedScreens
            screens={others.flatMap((one) => one.screens.map((track) => ({ track, name: nameOf(one) })))}
          />
          {!over && (
            <ul className={styles.tiles}>
              {others.map((one) => {
                const person = personInCall(conference, one.position);
                return (
                  <PeerTile
                    key={one.account}
                    person={one}
                    name={nameOf(one)}
                    line={person ? `${person.profession}・${person.facility}` : ''}
                    crossing={person?.crossing ? person.municipality : null}
                  />
                );
              })}
              <OwnTile camera={state.camera} elsewhere={ownElsewhere} />
            </ul>
          )}
        </section>
        <section aria-label={t('conferences.minutes')} className={styles.desk}>
          <Suspense fallback={<Skeleton rows={6} />}>
            <MinutesDesk id={conference.minutes} textFirst />
          </Suspense>
        </section>
      </div>
      <ConfirmDialog
        title={t('conferences.endTitle')}
        isOpen={ending}
        onClose={() => setEnding(false)}
        action={t('conferences.end')}
        onConfirm={() => end.mutate()}
        work={end}
      >
        <p>{t('conferences.endHelp')}</p>
      </ConfirmDialog>
    </Page>
  );
};

export default ConferenceRoom;
