import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Message } from '../../ui/Message.tsx';
import styles from './Conference.module.css';
import { useLevel } from './useLevel.ts';
import { useOwnMedia } from './useOwnMedia.ts';
import { VideoView } from './VideoView.tsx';

/** 会議前の確認: one's own picture and the level of one's voice before anybody else sees or hears them. */
export const DeviceCheck = ({ onJoin }: { onJoin: (media: MediaStream) => void }) => {
  const { t } = useTranslation();
  const { stream, trouble, asking, ask, take } = useOwnMedia();
  const level = useLevel(stream);
  const video = stream?.getVideoTracks()[0];
  return (
    <Card title={t('conferences.check')}>
      {!stream && !trouble && (
        <>
          <p>{t('conferences.checkHelp')}</p>
          <Button look="filled" size="large" icon="video" onPress={() => void ask()} isDisabled={asking}>
            {asking ? t('conferences.asking') : t('conferences.allow')}
          </Button>
        </>
      )}
      {trouble && (
        <>
          <Message tone="error" live title={t(`conferences.trouble.${trouble}.what`)}>
            <p className={styles.lines}>{t(`conferences.trouble.${trouble}.next`)}</p>
          </Message>
          <div className={styles.actions}>
            <Button look="filled" size="large" onPress={() => void ask()}>
              {t('common.retry')}
            </Button>
            <Button size="large" onPress={() => onJoin(take())}>
              {t('conferences.listenOnly')}
            </Button>
          </div>
        </>
      )}
      {stream && (
        <>
          <div className={styles.check}>
            {video ? (
              <VideoView track={video} label={t('conferences.ownVideo')} />
            ) : (
              <p>{t('conferences.noCamera')}</p>
            )}
            <label className={styles.meter}>
              {t('conferences.voice')}
              <meter min={0} max={1} value={level} />
              <small>{t('conferences.voiceHelp')}</small>
            </label>
          </div>
          <Button look="filled" size="large" icon="video" onPress={() => onJoin(take())}>
            {t('conferences.join')}
          </Button>
        </>
      )}
    </Card>
  );
};
