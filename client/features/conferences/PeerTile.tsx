import { useTranslation } from 'react-i18next';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Conference.module.css';
import type { PersonInCall } from './layer/joinPeople.ts';
import { VideoView } from './VideoView.tsx';

interface PeerTileProps {
  person: PersonInCall;
  name: string;
  line: string;
  crossing: string | null;
}

/** Somebody in the room: picture, name, where from, muted or speaking. Their voice comes from the call layer. */
export const PeerTile = ({ person, name, line, crossing }: PeerTileProps) => {
  const { t } = useTranslation();
  const { camera, muted, speaking } = person;
  return (
    <li className={speaking ? styles.speaking : styles.tile}>
      {camera ? (
        <VideoView track={camera} label={name} />
      ) : (
        <span className={styles.noVideo} aria-hidden="true">
          {name.slice(0, 1)}
        </span>
      )}
      <span className={styles.caption}>
        <Icon name={muted ? 'micOff' : 'mic'} />
        <span>
          <b>{name}</b> {line}
          <span className="visually-hidden">{t(muted ? 'conferences.muted' : 'conferences.micOn')}</span>
          {speaking && ` ${t('conferences.speaking')}`}
          <br />
          {crossing && <CrossingMark municipality={crossing} />}
        </span>
      </span>
    </li>
  );
};
