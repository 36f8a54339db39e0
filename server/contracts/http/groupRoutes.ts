import * as z from 'zod/mini';
import { groupKinds } from '#domain/records/group/groupKinds.ts';
import { groupPurposes } from '#domain/records/group/groupPurposes.ts';
import { clientId } from '../clientId.ts';
import { ids } from '../ids.ts';
import { filledLine } from '../texts.ts';
import { municipalityCode, shownMunicipality } from './directoryFields.ts';
import { route } from './route.ts';

const one = z.object({ group: ids.group });

export const groupView = z.object({
  id: ids.group,
  kind: z.enum(groupKinds),
  purpose: z.enum(groupPurposes),
  name: z.string(),
  home: shownMunicipality,
  /** Whether the group's home is another municipality than the one that manages the reader's account. */
  crossing: z.boolean(),
  /** The acts that the gate allows this reader. */
  acts: z.array(z.string()),
  members: z.array(
    z.object({
      position: ids.position,
      name: z.string(),
      profession: z.string(),
      facility: z.string(),
      municipality: z.string(),
    }),
  ),
});
export type GroupView = z.infer<typeof groupView>;

export const groupRoutes = {
  openGroup: route({
    method: 'POST',
    path: '/municipalities/:municipality/groups',
    summary:
      'Opens a group without a patient, for one purpose that stays; by an officer of the municipality. A-07 where the agreement does not carry it to a member.',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode }),
    body: z.strictObject({
      clientId,
      kind: z.enum(groupKinds),
      purpose: z.enum(groupPurposes),
      name: filledLine(80),
      members: z.array(ids.position).check(z.minLength(2), z.maxLength(200)),
    }),
    answer: z.object({ group: ids.group }),
  }),
  readGroup: route({
    method: 'GET',
    path: '/groups/:group',
    summary: 'A group: what it is for, and who is in it today',
    who: 'session',
    record: 'group',
    params: one,
    answer: groupView,
  }),
  leaveGroup: route({
    method: 'POST',
    path: '/groups/:group/leave',
    summary: 'Leaves the group in the position acted in, from today on',
    who: 'session',
    record: 'group',
    params: one,
    answer: z.void(),
  }),
} as const;
