import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Conference.module.css';
import type { Call } from './call/Call.ts';
import type { CallState } from './call/CallState.ts';

/** Which microphone and which camera, before the call and in it. A phone's two cameras are changed by one press. */
export const DeviceChoice = ({ call, state }: { call: Call; state: CallState }) => {
  const { t } = useTranslation();
  const optionsOf = (kind: 'microphone' | 'camera') =>
    state.devices
      .filter((device) => device.kind === kind)
      .map(({ deviceId, label }, at) => ({
        value: deviceId,
        label: label || `${t(`conferences.${kind}`)} ${at + 1}`,
      }));
  const microphones = optionsOf('microphone');
  const cameras = optionsOf('camera');
  const { facing } = state.camera;
  if (microphones.length + cameras.length === 0) return null;
  return (
    <details>
      <summary>{t('conferences.devices')}</summary>
      {microphones.length > 0 && (
        <Select
          label={t('conferences.microphone')}
          value={state.microphone.deviceId ?? ''}
          {...(state.microphone.deviceId === null && { empty: '' })}
          options={microphones}
          onChange={call.chooseMicrophone}
        />
      )}
      {cameras.length > 0 && (
        <Select
          label={t('conferences.camera')}
          value={state.camera.deviceId ?? ''}
          {...(state.camera.deviceId === null && { empty: '' })}
          options={cameras}
          onChange={(deviceId) => call.chooseCamera({ deviceId })}
        />
      )}
      {facing !== null && cameras.length > 1 && (
        <div className={styles.actions}>
          <Button
            size="small"
            icon="video"
            onPress={() => call.chooseCamera({ facing: facing === 'user' ? 'environment' : 'user' })}
          >
            {t('conferences.turnCamera')}
          </Button>
        </div>
      )}
    </details>
  );
};
