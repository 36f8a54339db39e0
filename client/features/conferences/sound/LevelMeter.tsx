import { useEffect, useRef } from 'react';
import styles from './LevelMeter.module.css';
import { watchLevel } from './watchLevel.ts';

/** How loud the microphone hears, drawn on a canvas: ten pictures a second, and no rendering of the screen around it. */
export const LevelMeter = ({ track, label }: { track: MediaStreamTrack; label: string }) => {
  const picture = useRef<HTMLCanvasElement>(null);
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    const canvas = picture.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const { color } = getComputedStyle(canvas);
    return watchLevel(track, (level) => {
      const { width, height } = canvas;
      context.clearRect(0, 0, width, height);
      context.fillStyle = color;
      context.fillRect(0, 0, width * level, height);
      if (meter.current) meter.current.value = level;
    });
  }, [track]);
  return (
    <span>
      <canvas ref={picture} className={styles.meter} width={300} height={24} />
      <meter ref={meter} className="visually-hidden" min={0} max={1} aria-label={label} />
    </span>
  );
};
