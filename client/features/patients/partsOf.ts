import type { PatientView } from '#contracts/http/patientView.ts';

const allParts = [
  'channel',
  'topics',
  'pictures',
  'minutes',
  'hospital-notes',
  'vitals',
  'sheet',
  'family',
  'team',
] as const;
export type Part = (typeof allParts)[number];

const ofTheRoom: readonly Part[] = ['channel', 'topics', 'pictures', 'vitals', 'family'];

/** Who is in the team for other purposes than care alone, as a hub hospital is, has no channel: they come in further on. */
export const partsOf = ({ team, memberships }: PatientView): readonly Part[] => {
  const own = team.filter(({ membership }) => memberships.includes(membership));
  const isForCare = own.length === 0 || own.some(({ purposes }) => purposes.includes('care'));
  return isForCare ? allParts : allParts.filter((part) => !ofTheRoom.includes(part));
};
