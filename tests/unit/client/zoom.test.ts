import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shiftBy, swiped, whole, zoomAt } from '#client/features/attachments/viewer/zoom.ts';
import { holds } from '#tests/support/holds.ts';

const frame = { width: 300, height: 400 };
const point = fc.record({ x: fc.integer({ min: -150, max: 150 }), y: fc.integer({ min: -200, max: 200 }) });

describe('[AL4] a picture under one’s fingers', () => {
  it('keeps what is under them where it is, as far as the picture’s edges let it', () => {
    const larger = zoomAt(whole, 2, { x: 50, y: -40 }, frame);
    expect(larger).toEqual({ scale: 2, x: -50, y: 40 });
    // Of the picture, the point that was at 50 is still there.
    expect((50 - larger.x) / larger.scale).toBe(50);
  });

  it('is never smaller than its frame, never more than six times as large, and never out of sight', () =>
    holds(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0.2, max: 5, noNaN: true }), point, point), { maxLength: 20 }),
        (moves) => {
          let zoom = whole;
          for (const [factor, at, by] of moves)
            zoom = shiftBy(zoomAt(zoom, factor, at, frame), by.x, by.y, frame);
          expect(zoom.scale).toBeGreaterThanOrEqual(1);
          expect(zoom.scale).toBeLessThanOrEqual(6);
          expect(Math.abs(zoom.x)).toBeLessThanOrEqual(((zoom.scale - 1) * 300) / 2 + 1e-9);
          expect(Math.abs(zoom.y)).toBeLessThanOrEqual(((zoom.scale - 1) * 400) / 2 + 1e-9);
        },
      ),
    ));

  it('goes on by a stroke to the side, and not by one up, down or of a finger’s breadth', () => {
    expect([swiped(-80, 10), swiped(80, 10), swiped(20, 0), swiped(-80, 90), swiped(0, 200)]).toEqual([
      1, -1, 0, 0, 0,
    ]);
  });
});
