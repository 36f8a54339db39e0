import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import type { CallState } from './CallState.ts';
import styles from './Conference.module.css';
import type { Call } from './joinCall.ts';

interface CallControlsProps {
  call: Call;
  state: CallState;
  onLeave: () => void;
  /** For who holds it. */
  onEnd?: () => void;
}

/** Each button says what it will do, not what is: the state stands in its icon and beside it. */
export const CallControls = ({ call, state, onLeave, onEnd }: CallControlsProps) => {
  const { t } = useTranslation();
  const canShare = 'getDisplayMedia' in (navigator.mediaDevices ?? {});
  return (
    <div className={styles.controls} role="toolbar" aria-label={t('conferences.controls')}>
      <Button
        look={state.microphone ? 'outlined' : 'danger'}
        icon={state.microphone ? 'mic' : 'micOff'}
        onPress={() => call.setMicrophone(!state.microphone)}
      >
        {t(state.microphone ? 'conferences.mute' : 'conferences.unmute')}
      </Button>
      <Button
        look={state.camera ? 'outlined' : 'danger'}
        icon={state.camera ? 'video' : 'videoOff'}
        onPress={() => call.setCamera(!state.camera)}
      >
        {t(state.camera ? 'conferences.cameraOff' : 'conferences.cameraOn')}
      </Button>
      {canShare && (
        <Button icon="screen" onPress={() => (state.screen ? call.stopScreen() : void call.shareScreen())}>
          {t(state.screen ? 'conferences.stopSharing' : 'conferences.share')}
        </Button>
      )}
      <Button icon="leave" onPress={onLeave}>
        {t('conferences.leave')}
      </Button>
      {onEnd && (
        <Button look="danger" icon="close" onPress={onEnd}>
          {t('conferences.end')}
        </Button>
      )}
    </div>
  );
};
