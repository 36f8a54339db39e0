import type { groupRoutes } from '#contracts/http/groupRoutes.ts';
import type { GroupAttributes, GroupId } from '#domain/records/group/groupAttributes.ts';
import type { Platform } from '#platform/platform.ts';
import type { Handlers } from '../http/handlers.ts';
import { groupModel } from './groupModel.ts';
import type { GroupNeeds } from './groupNeeds.ts';
import { leaveGroup } from './leaveGroup.ts';
import { openGroup } from './openGroup.ts';
import { readGroup } from './readGroup.ts';
import { readGroupAttributes } from './readGroupAttributes.ts';

export interface GroupsFeature {
  /** For the gate. */
  attributes(id: GroupId): Promise<GroupAttributes | null>;
  http(needs: GroupNeeds): Handlers<typeof groupRoutes>;
}

/** グループ: people of several places, for one purpose, without a patient. */
export const groupsFeature = async ({ db }: Pick<Platform, 'db'>): Promise<GroupsFeature> => {
  const groups = groupModel(db);
  await groups.createCollection();
  return {
    attributes: readGroupAttributes(groups),
    http: (needs) => {
      const parts = { ...needs, groups };
      const [open, read, leave] = [openGroup(parts), readGroup(parts), leaveGroup(parts)];
      return {
        openGroup: ({ actor, params, body }) => open(actor, params.municipality, body),
        readGroup: ({ actor, params }) => read(actor, params.group),
        leaveGroup: ({ actor, params }) => leave(actor, params.group),
      };
    },
  };
};
