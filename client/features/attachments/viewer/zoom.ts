/** How large a picture is shown in its frame, and how far its middle is from the frame's (px). */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

export const whole: Zoom = { scale: 1, x: 0, y: 0 };
const MOST = 6;

const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** No edge of the picture's frame comes further in than the frame itself: one cannot lose it. */
const kept = ({ scale, x, y }: Zoom, { width, height }: Frame): Zoom => ({
  scale,
  x: within(x, ((scale - 1) * width) / 2),
  y: within(y, ((scale - 1) * height) / 2),
});

/** Larger or smaller, so that what is under `at` (from the frame's middle) stays there. */
export const zoomAt = (
  zoom: Zoom,
  factor: number,
  at: { readonly x: number; readonly y: number },
  frame: Frame,
): Zoom => {
  const scale = Math.max(1, Math.min(MOST, zoom.scale * factor));
  const grown = scale / zoom.scale;
  return kept({ scale, x: at.x - (at.x - zoom.x) * grown, y: at.y - (at.y - zoom.y) * grown }, frame);
};

export const shiftBy = (zoom: Zoom, x: number, y: number, frame: Frame): Zoom =>
  kept({ scale: zoom.scale, x: zoom.x + x, y: zoom.y + y }, frame);

/** What a finger that came off meant, where the picture is whole: the next one (1), the one before (-1), neither. */
export const swiped = (x: number, y: number): -1 | 0 | 1 => {
  if (Math.abs(x) < 48 || Math.abs(x) < 1.5 * Math.abs(y)) return 0;
  return x < 0 ? 1 : -1;
};
