import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import styles from './Conference.module.css';
import type { Call } from './call/Call.ts';
import type { CallState } from './call/CallState.ts';
import { DeviceChoice } from './DeviceChoice.tsx';
import { DeviceTrouble } from './DeviceTrouble.tsx';
import { useLevel } from './useLevel.ts';
import { VideoView } from './VideoView.tsx';

/** 会議前の確認: one's own picture and the level of one's voice before anybody else sees or hears them. */
export const DeviceCheck = ({ call, state }: { call: Call; state: CallState }) => {
  const { t } = useTranslation();
  const { microphone, camera } = state;
  const level = useLevel(microphone.track);
  const asked = microphone.status !== 'absent' || camera.status !== 'absent';
  const waits = microphone.status === 'starting' || camera.status === 'starting';
  const isHeard = microphone.track !== null;
  return (
    <Card title={t('conferences.check')}>
      {!asked && (
        <>
          <p>{t('conferences.checkHelp')}</p>
          <div className={styles.actions}>
            <Button
              look="filled"
              size="large"
              icon="video"
              onPress={() => call.check({ microphone: true, camera: true })}
            >
              {t('conferences.allow')}
            </Button>
            <Button size="large" onPress={call.join}>
              {t('conferences.listenOnly')}
            </Button>
          </div>
        </>
      )}
      {asked && <DeviceTrouble call={call} state={state} />}
      {waits && <p role="status">{t('conferences.startingDevices')}</p>}
      {asked && (isHeard || camera.track !== null) && (
        <div className={styles.check}>
          {camera.track && <VideoView track={camera.track} label={t('conferences.ownVideo')} />}
          {isHeard && (
            <label className={styles.meter}>
              {t('conferences.voice')}
              <meter min={0} max={1} value={level} />
              <small>{t('conferences.voiceHelp')}</small>
            </label>
          )}
        </div>
      )}
      {asked && <DeviceChoice call={call} state={state} />}
      {asked && !waits && (
        <Button look="filled" size="large" icon="video" onPress={call.join}>
          {t(isHeard || camera.track !== null ? 'conferences.join' : 'conferences.listenOnly')}
        </Button>
      )}
    </Card>
  );
};
