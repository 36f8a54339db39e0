import type { groupRoutes } from '#contracts/http/groupRoutes.ts';
import type { Handlers } from '../http/handlers.ts';
import type { GroupParts } from './groupParts.ts';
import { leaveGroup } from './leaveGroup.ts';
import { openGroup } from './openGroup.ts';
import { readGroup } from './readGroup.ts';

export interface GroupsFeature {
  readonly http: Handlers<typeof groupRoutes>;
}

/** グループ: people of several places, for one purpose, without a patient. */
export const groupsFeature = (parts: GroupParts): GroupsFeature => {
  const [open, read, leave] = [openGroup(parts), readGroup(parts), leaveGroup(parts)];
  return {
    http: {
      openGroup: ({ actor, params, body }) => open(actor, params.municipality, body),
      readGroup: ({ actor, params }) => read(actor, params.group),
      leaveGroup: ({ actor, params }) => leave(actor, params.group),
    },
  };
};
