import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import styles from './Conference.module.css';
import type { Call } from './call/Call.ts';
import type { CallState, OwnDevice } from './call/CallState.ts';

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
  const isOn = (device: OwnDevice) => ['on', 'starting', 'silent'].includes(device.status);
  const microphone = isOn(state.microphone);
  const camera = isOn(state.camera);
  const screen = isOn(state.screen);
  const canShare = 'getDisplayMedia' in (navigator.mediaDevices ?? {});
  return (
    <div className={styles.controls} role="toolbar" aria-label={t('conferences.controls')}>
      <Button
        look={microphone ? 'outlined' : 'danger'}
        icon={microphone ? 'mic' : 'micOff'}
        onPress={() => call.setMicrophone(!microphone)}
      >
        {t(microphone ? 'conferences.mute' : 'conferences.unmute')}
      </Button>
      <Button
        look={camera ? 'outlined' : 'danger'}
        icon={camera ? 'video' : 'videoOff'}
        onPress={() => call.setCamera(!camera)}
      >
        {t(camera ? 'conferences.cameraOff' : 'conferences.cameraOn')}
      </Button>
      {canShare && (
        <Button icon="screen" onPress={() => (screen ? call.stopScreen() : call.shareScreen())}>
          {t(screen ? 'conferences.stopSharing' : 'conferences.share')}
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
