import { useEffect, useRef } from 'react';
import styles from './Conference.module.css';

/** A moving picture without its sound; sound is played by PeerSound. */
export const VideoView = ({
  track,
  label,
  whole,
}: {
  track: MediaStreamTrack;
  label: string;
  whole?: boolean;
}) => {
  const place = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    element.srcObject = new MediaStream([track]);
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  return (
    <video
      ref={place}
      className={whole ? styles.whole : styles.video}
      autoPlay
      playsInline
      muted
      aria-label={label}
    />
  );
};
