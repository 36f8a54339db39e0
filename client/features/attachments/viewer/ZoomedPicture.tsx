import { type PointerEvent, useRef, useState, type WheelEvent } from 'react';
import styles from './PictureViewer.module.css';
import { shiftBy, swiped, whole, type Zoom, zoomAt } from './zoom.ts';

interface ZoomedPictureProps {
  src: string;
  alt: string;
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
  onStep: (by: -1 | 1) => void;
}

interface Finger {
  x: number;
  y: number;
}
const TAP_MS = 320;
const apart = (a: Finger, b: Finger) => Math.hypot(a.x - b.x, a.y - b.y);

/** A picture under one's fingers: two of them make it larger, a double tap too, one moves it or goes on to the next. */
export const ZoomedPicture = ({ src, alt, zoom, onZoom, onStep }: ZoomedPictureProps) => {
  const frame = useRef<HTMLDivElement>(null);
  const fingers = useRef(new Map<number, Finger>());
  const begun = useRef<Finger | null>(null);
  const tapped = useRef({ at: 0, x: 0, y: 0 });
  const [failed, setFailed] = useState(false);
  const size = () => frame.current?.getBoundingClientRect() ?? new DOMRect();
  const fromMiddle = ({ x, y }: Finger): Finger => {
    const { left, top, width, height } = size();
    return { x: x - left - width / 2, y: y - top - height / 2 };
  };
  const place = ({ clientX: x, clientY: y }: PointerEvent): Finger => ({ x, y });

  const onDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, place(event));
    begun.current = fingers.current.size === 1 ? place(event) : null;
  };
  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return;
    const now = place(event);
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, now);
    if (other !== undefined) {
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      onZoom(zoomAt(zoom, apart(now, other) / Math.max(1, apart(before, other)), fromMiddle(middle), size()));
    } else if (zoom.scale > 1) onZoom(shiftBy(zoom, now.x - before.x, now.y - before.y, size()));
  };
  const onUp = (event: PointerEvent<HTMLDivElement>) => {
    const from = begun.current;
    fingers.current.delete(event.pointerId);
    begun.current = null;
    if (from === null || event.type === 'pointercancel') return;
    const now = place(event);
    const moved = apart(from, now);
    if (moved < 12) {
      const again = event.timeStamp - tapped.current.at < TAP_MS && apart(tapped.current, now) < 40;
      tapped.current = again ? { at: 0, x: 0, y: 0 } : { at: event.timeStamp, ...now };
      if (again) onZoom(zoom.scale > 1 ? whole : zoomAt(zoom, 2.5, fromMiddle(now), size()));
      return;
    }
    const by = zoom.scale > 1 ? 0 : swiped(now.x - from.x, now.y - from.y);
    if (by !== 0) onStep(by);
  };
  const onWheel = (event: WheelEvent) => {
    const at = fromMiddle({ x: event.clientX, y: event.clientY });
    onZoom(zoomAt(zoom, event.deltaY < 0 ? 1.2 : 1 / 1.2, at, size()));
  };

  return (
    <div
      ref={frame}
      className={styles.frame}
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={onUp}
      onWheel={onWheel}
    >
      {failed ? (
        <p className={styles.failed}>{alt}</p>
      ) : (
        <img
          src={src}
          alt={alt}
          draggable={false}
          onError={() => setFailed(true)}
          style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
        />
      )}
    </div>
  );
};
