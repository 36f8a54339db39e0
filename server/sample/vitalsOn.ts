import { type VitalSign, type Vitals, vitalBounds } from '#domain/channels/vitals.ts';

/** The course of one sign over the months: where it began, where it is now, how far it strays. */
type Course = readonly [from: number, to: number, strays: number];

export interface VitalsPlan {
  readonly seed: number;
  readonly courses: { readonly [Sign in VitalSign]?: Course };
  /** What happened: for some days a sign is off by so much, rising and falling. */
  readonly events?: readonly {
    readonly daysAgo: number;
    readonly days: number;
    readonly add: { readonly [Sign in VitalSign]?: number };
  }[];
}

const WHOLE = 150;

/** The same number for the same place, between -1 and 1: mulberry32, so that every sample is the same sample. */
const chance = (seed: number, place: number): number => {
  let t = (Math.imul(seed, 0x9e3779b1) + Math.imul(place, 0x85ebca6b) + 0x6d2b79f5) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1;
};

/** What was measured on a day: trend, day-to-day straying, and what an event adds. */
export const vitalsOn = ({ seed, courses, events = [] }: VitalsPlan, daysAgo: number): Vitals => {
  const passed = Math.min(1, Math.max(0, 1 - daysAgo / WHOLE));
  const signs = Object.entries(courses) as [VitalSign, Course][];
  return Object.fromEntries(
    signs.map(([sign, [from, to, strays]], index) => {
      const event = events.reduce((sum, { daysAgo: began, days, add }) => {
        const within = (began - daysAgo) / days;
        return within < 0 || within > 1
          ? sum
          : sum + (add[sign] ?? 0) * Math.sin(Math.PI * (0.2 + 0.6 * within));
      }, 0);
      const value = from + (to - from) * passed + strays * chance(seed, daysAgo * 16 + index) + event;
      const { least, most, step } = vitalBounds[sign];
      const rounded = Math.round(value / step) * step;
      return [sign, Number(Math.min(most, Math.max(least, rounded)).toFixed(1))];
    }),
  );
};
