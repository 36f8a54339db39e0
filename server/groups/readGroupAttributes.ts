import type { Model } from 'mongoose';
import type { GroupAttributes, GroupId } from '#domain/records/group/groupAttributes.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import type { GroupRecord } from './groupModel.ts';

type Asked = Pick<GroupRecord, '_id' | 'home' | 'purpose' | 'members'>;

/** What the gate must know of a group. */
export const readGroupAttributes = (groups: Model<GroupRecord>) =>
  readTogether(async (ids: readonly GroupId[]): Promise<ReadonlyMap<GroupId, GroupAttributes>> => {
    const asked = { home: 1, purpose: 1, members: 1 };
    const found = await groups.find({ _id: { $in: ids } }, asked, readWhole).lean<Asked[]>();
    return new Map(
      found.map(({ _id, home, purpose, members }) => [
        _id,
        {
          ...{ id: _id, home, purpose },
          memberships: members.map(({ _id: id, ...member }) => ({ ...member, id, purposes: [purpose] })),
        },
      ]),
    );
  });
