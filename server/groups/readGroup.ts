import type { GroupView } from '#contracts/http/groupRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { GroupId } from '#domain/records/group/groupAttributes.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import type { GroupRecord } from './groupModel.ts';
import type { GroupParts } from './groupParts.ts';

/** [GR3] What a group is, and who is in it today. Those who are in one record see each other's names. */
export const readGroup =
  ({ gate, clock, groups, people, municipalityName }: GroupParts) =>
  async (actor: Actor, id: GroupId): Promise<GroupView> => {
    const grant = await gate.require(actor, 'read', { kind: 'group', id }, { shows: [] });
    const record = await groups.findById(id).lean<GroupRecord>();
    if (record === null) throw new Failure('A-01');
    const { home, kind, purpose, name } = record;
    const day = tokyoDay(clock.now());
    const today = record.members.filter((each) => holdsOn(each, day)).map(({ position }) => position);
    const found = await people(today);
    const members = today.flatMap((position) => {
      const person = found.get(position);
      if (person === undefined) return [];
      const { name, profession, facility, municipality } = person;
      return [{ position, name, profession, facility, municipality }];
    });
    return {
      ...{ id, kind, purpose, name, members, acts: [...grant.acts] },
      home: { code: home, name: await municipalityName(home) },
      crossing: grant.account.municipality !== home,
    };
  };
