import { useTranslation } from 'react-i18next';
import { useSession } from '../session/SessionContext.ts';
import styles from './Conference.module.css';
import type { OwnDevice } from './call/CallState.ts';
import { VideoView } from './VideoView.tsx';

/** Oneself, once, however many screens one has come in with. */
export const OwnTile = ({ camera, elsewhere }: { camera: OwnDevice; elsewhere: boolean }) => {
  const { t } = useTranslation();
  const { session } = useSession();
  const { name } = session.account;
  return (
    <li className={styles.tile}>
      {camera.track && camera.status !== 'off' ? (
        <VideoView track={camera.track} label={t('conferences.ownVideo')} />
      ) : (
        <span className={styles.noVideo} aria-hidden="true">
          {name.slice(0, 1)}
        </span>
      )}
      <span className={styles.caption}>
        <span>
          <b>{t('conferences.you', { name })}</b>
          {elsewhere && (
            <>
              <br />
              {t('conferences.alsoElsewhere')}
            </>
          )}
        </span>
      </span>
    </li>
  );
};
