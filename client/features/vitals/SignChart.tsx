import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import type { VitalSign } from '#domain/channels/vitals.ts';
import type { VitalsPoint } from './VitalsPoint.ts';
import { usualBands } from './vitalUnits.ts';

const DAY = 86_400;
/** A visit a week is usual; a line over a longer silence would claim what nobody measured. */
const GAP = 10 * DAY;

const meaning = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Values with a hole in every long silence. */
const withGaps = (signs: readonly VitalSign[], points: readonly VitalsPoint[]): uPlot.AlignedData => {
  const times: number[] = [];
  const rows: (number | null)[][] = signs.map(() => []);
  for (const { at, values } of points) {
    const time = Date.parse(at) / 1000;
    const before = times.at(-1);
    if (before !== undefined && time - before > GAP) {
      times.push(before + GAP / 2);
      for (const row of rows) row.push(null);
    }
    times.push(time);
    signs.forEach((sign, place) => {
      rows[place]!.push(values[sign] ?? null);
    });
  }
  return [times, ...rows];
};

/** Draws the usual band under the lines. */
const drawBand = (signs: readonly VitalSign[], fill: string) => (plot: uPlot) => {
  for (const sign of signs) {
    const band = usualBands[sign];
    if (!band) continue;
    const top = plot.valToPos(band[1], 'y', true);
    const bottom = plot.valToPos(band[0], 'y', true);
    plot.ctx.fillStyle = fill;
    plot.ctx.fillRect(plot.bbox.left, top, plot.bbox.width, bottom - top);
  }
};

/** A picture of the table below it; hidden from assistive technology, which has the table. */
export const SignChart = ({
  signs,
  points,
}: {
  signs: readonly VitalSign[];
  points: readonly VitalsPoint[];
}) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const key = meaning('--key');
    const text = meaning('--text');
    const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.75;
    const values = points.flatMap((point) => signs.flatMap((sign) => point.values[sign] ?? []));
    const bands = signs.flatMap((sign) => usualBands[sign] ?? []);
    const low = Math.min(...values, ...bands);
    const high = Math.max(...values, ...bands);
    const room = (high - low) * 0.08 || 1;
    const first = Date.parse(points[0]!.at) / 1000;
    const last = Date.parse(points.at(-1)!.at) / 1000;
    const axis = {
      stroke: text,
      font: `${size}px sans-serif`,
      grid: { stroke: meaning('--line-quiet'), width: 1 },
    };
    const plot = new uPlot(
      {
        width: element.clientWidth,
        height: Math.round(size * 10),
        cursor: { show: false },
        legend: { show: false },
        scales: {
          x: { time: true, range: [first - DAY, last + DAY] },
          y: { range: [low - room, high + room] },
        },
        axes: [
          {
            ...axis,
            size: size * 2.2,
            space: size * 5,
            values: (_, ticks) =>
              ticks.map((tick) => {
                const day = new Date(tick * 1000 + 9 * 3_600_000);
                return `${day.getUTCMonth() + 1}/${day.getUTCDate()}`;
              }),
          },
          { ...axis, size: size * 4, space: size * 2.4 },
        ],
        series: [
          {},
          ...signs.map((_, line) => ({
            stroke: key,
            width: 2,
            // The lower pressure is dashed: colour alone would not tell the two apart.
            ...(line > 0 && { dash: [6, 4] }),
            points: { show: true, size: 7, fill: key },
            spanGaps: false,
          })),
        ],
        hooks: { drawClear: [drawBand(signs, meaning('--success-soft'))] },
      },
      withGaps(signs, points),
      element,
    );
    const observer = new ResizeObserver(() =>
      plot.setSize({ width: element.clientWidth, height: Math.round(size * 10) }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [signs, points]);
  return <div ref={place} aria-hidden="true" />;
};
