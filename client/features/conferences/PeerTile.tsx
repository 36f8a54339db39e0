import { useTranslation } from 'react-i18next';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Conference.module.css';
import type { CallPeer } from './call/CallState.ts';
import { usePeerSound } from './usePeerSound.ts';
import { VideoView } from './VideoView.tsx';

interface PeerTileProps {
  peer: CallPeer;
  name: string;
  line: string;
  crossing: string | null;
  speaking: boolean;
}

/** Somebody in the room: picture, name, where from, muted or speaking. */
export const PeerTile = ({ peer, name, line, crossing, speaking }: PeerTileProps) => {
  const { t } = useTranslation();
  const { microphone, camera } = peer.tracks;
  usePeerSound(microphone?.track);
  usePeerSound(peer.tracks['screen-sound']?.track);
  const muted = !microphone || microphone.paused;
  return (
    <li className={speaking ? styles.speaking : styles.tile}>
      {camera && !camera.paused ? (
        <VideoView track={camera.track} label={name} />
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
