import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Icon, type IconName } from '../../../ui/Icon.tsx';
import { useSession } from '../../session/SessionContext.ts';
import type { OwnDevice } from '../call/CallState.ts';
import styles from './CallBar.module.css';
import { type HeldCall, useCallLayer } from './CallContext.ts';
import { joinPeople } from './joinPeople.ts';
import { overWords } from './overWords.ts';
import { personInCall } from './personInCall.ts';
import { useCallState } from './useCallState.ts';

interface PieceProps {
  icon: IconName;
  word: string;
  /** What the press does, whole. */
  label: string;
  off?: boolean;
  onPress: () => void;
}

const Piece = ({ icon, word, label, off = false, onPress }: PieceProps) => (
  <button type="button" className={off ? styles.off : styles.piece} aria-label={label} onClick={onPress}>
    <Icon name={icon} />
    <span aria-hidden="true">{word}</span>
  </button>
);

const isOn = ({ status }: OwnDevice) => status === 'on' || status === 'silent' || status === 'starting';

const Bar = ({ held }: { held: HeldCall }) => {
  const { t } = useTranslation();
  const { session } = useSession();
  const [, navigate] = useLocation();
  const { askToLeave, leave } = useCallLayer();
  const { conference, call } = held;
  const state = useCallState(call);
  const people = joinPeople(state.peers, session.account.id, state.speaker);
  const speaking = people.others.find((person) => person.speaking);
  const [microphone, camera] = [isOn(state.microphone), isOn(state.camera)];
  const back = () => navigate(`/conferences/${conference.id}`);
  if (state.phase === 'over') {
    return (
      <aside className={styles.bar} aria-label={t('conferences.layer.bar')}>
        <p className={styles.words} role="alert">
          <b>{conference.title}</b>
          <span>{t(overWords(state.failure))}</span>
        </p>
        <Piece
          icon="chevron"
          word={t('conferences.layer.see')}
          label={t('conferences.toConference')}
          onPress={() => {
            back();
            leave();
          }}
        />
        <Piece icon="close" word={t('common.close')} label={t('common.close')} onPress={leave} />
      </aside>
    );
  }
  return (
    <aside className={styles.bar} aria-label={t('conferences.layer.bar')}>
      <p className={styles.words}>
        <b>{conference.title}</b>
        <span>
          {state.phase !== 'in'
            ? t(`conferences.layer.phases.${state.phase}`)
            : speaking
              ? t('conferences.layer.speaks', {
                  name: personInCall(conference, speaking.position)?.name ?? t('conferences.somebody'),
                })
              : t('conferences.layer.heldBy', { name: conference.holder.name })}
        </span>
      </p>
      <Piece
        icon={microphone ? 'mic' : 'micOff'}
        word={t(microphone ? 'conferences.layer.micOn' : 'conferences.layer.micOff')}
        label={t(microphone ? 'conferences.mute' : 'conferences.unmute')}
        off={!microphone}
        onPress={() => call.setMicrophone(!microphone)}
      />
      <Piece
        icon={camera ? 'video' : 'videoOff'}
        word={t(camera ? 'conferences.layer.cameraOn' : 'conferences.layer.cameraOff')}
        label={t(camera ? 'conferences.cameraOff' : 'conferences.cameraOn')}
        off={!camera}
        onPress={() => call.setCamera(!camera)}
      />
      <Piece
        icon="chevron"
        word={t('conferences.layer.back')}
        label={t('conferences.layer.backLong')}
        onPress={back}
      />
      <Piece
        icon="leave"
        word={t('conferences.layer.leave')}
        label={t('conferences.leave')}
        onPress={() => askToLeave()}
      />
    </aside>
  );
};

/** [CA12] The call while its room is not on the screen: what one needs at once, and the way back. */
export const CallBar = () => {
  const { held, roomShown } = useCallLayer();
  return held && !roomShown ? <Bar held={held} /> : null;
};
