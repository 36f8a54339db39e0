import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import styles from './Conference.module.css';
import type { Call } from './call/Call.ts';
import type { CallState } from './call/CallState.ts';
import { DeviceChoice } from './DeviceChoice.tsx';
import { DeviceTrouble } from './DeviceTrouble.tsx';
import { LevelMeter } from './sound/LevelMeter.tsx';
import { VideoView } from './VideoView.tsx';

/** 会議前の確認: one's own picture and the level of one's voice before anybody else sees or hears them. */
export const DeviceCheck = ({ call, state }: { call: Call; state: CallState }) => {
  const { t } = useTranslation();
  const { microphone, camera } = state;
  const asked = microphone.status !== 'absent' || camera.status !== 'absent';
  const waits = microphone.status === 'starting' || camera.status === 'starting';
  const isThere = microphone.track !== null || camera.track !== null;
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
      {asked && isThere && (
        <div className={styles.check}>
          {camera.track && <VideoView track={camera.track} label={t('conferences.ownVideo')} />}
          {microphone.track && (
            <p className={styles.meter}>
              <span aria-hidden="true">{t('conferences.voice')}</span>
              <LevelMeter track={microphone.track} label={t('conferences.voice')} />
              <small>{t('conferences.voiceHelp')}</small>
            </p>
          )}
        </div>
      )}
      {asked && <DeviceChoice call={call} state={state} />}
      {asked && !waits && (
        <Button look="filled" size="large" icon="video" onPress={call.join}>
          {t(isThere ? 'conferences.join' : 'conferences.listenOnly')}
        </Button>
      )}
    </Card>
  );
};
