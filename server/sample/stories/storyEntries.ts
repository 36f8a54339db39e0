import type { PatientPlan, StoryEntry } from '../patientPlan.ts';
import type { PersonKey } from '../samplePeople.ts';

type More = Pick<StoryEntry, 'photos' | 'answers' | 'state' | 'vitals'>;

/** A visit report with what was measured. */
export const visit = (
  daysAgo: number,
  time: string,
  by: PersonKey,
  text: string,
  more: More = {},
): StoryEntry => ({
  ...{ kind: 'visit', daysAgo, time, by, text, vitals: 'planned' },
  ...more,
});

/** A visit on which nothing is measured: a helper's, a pharmacist's. */
export const visitWithout = (
  daysAgo: number,
  time: string,
  by: PersonKey,
  text: string,
  more: Omit<More, 'vitals'> = {},
): StoryEntry => ({ ...{ kind: 'visit', daysAgo, time, by, text }, ...more });

export const topic = (
  daysAgo: number,
  time: string,
  by: PersonKey,
  title: string,
  text: string,
  more: Omit<More, 'vitals'> = {},
): StoryEntry => ({ ...{ kind: 'topic', daysAgo, time, by, title, text }, ...more });

export const message = (daysAgo: number, time: string, by: PersonKey, text: string): StoryEntry => ({
  ...{ kind: 'message', daysAgo, time, by, text },
});

/** The weekly visits between those that are told one by one: the lines in turn, at the same time of day. */
export const weekly = (
  by: PersonKey,
  { from, to, every = 7, time }: { from: number; to: number; every?: number; time: string },
  lines: readonly string[],
): StoryEntry[] => {
  const days: number[] = [];
  for (let day = from; day >= to; day -= every) days.push(day);
  return days.map((day, at) => visit(day, time, by, lines[at % lines.length] ?? ''));
};

export const purposes = {
  care: ['care'],
  both: ['care', 'conference'],
  hospital: ['conference', 'admission-discharge'],
} as const satisfies Record<string, PatientPlan['team'][number]['purposes']>;
