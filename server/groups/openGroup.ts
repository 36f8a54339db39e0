import { isDeepStrictEqual } from 'node:util';
import type { FieldCode } from '#contracts/errorReasons.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { MembershipId, PositionId } from '#domain/ids.ts';
import type { GroupId } from '#domain/records/group/groupAttributes.ts';
import type { GroupKind } from '#domain/records/group/groupKinds.ts';
import type { GroupPurpose } from '#domain/records/group/groupPurposes.ts';
import { groupRow } from '#domain/records/group/groupRow.ts';
import type { Candidate } from '#domain/routing/routeAudience.ts';
import { routeTo } from '#domain/routing/routeTo.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { createOnce } from '#platform/createOnce.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { wrongField } from '#platform/wrongField.ts';
import { refuseInvitation } from '../teams/refuseInvitation.ts';
import type { GroupMember, GroupRecord } from './groupModel.ts';
import type { GroupParts } from './groupParts.ts';

export interface NewGroup {
  /** The same for every try of one draft. */
  readonly clientId: string;
  readonly kind: GroupKind;
  readonly purpose: GroupPurpose;
  readonly name: string;
  readonly members: readonly PositionId[];
}

/**
 * [GR1] A group without a patient, opened by an officer of the municipality that it belongs to. Throws A-07 where the
 * agreement does not carry it to somebody who would be in it: nobody is put into a list whose door is closed to them.
 */
export const openGroup =
  (parts: GroupParts) =>
  async (actor: Actor, home: MunicipalityCode, wanted: NewGroup): Promise<{ group: GroupId }> => {
    const { gate, commit, clock, groups } = parts;
    const { clientId, kind, purpose, name } = wanted;
    const id = idOfWrite<GroupId>('group', actor.position ?? actor.account, home, clientId);
    const about = { object: { kind: 'group', id } as const, shows: [] };
    const grant = await gate.require(actor, 'open-group', { kind: 'municipality', id: home }, about);
    const asked = [...new Set(wanted.members)];
    refuseCount(kind, asked.length);
    const day = tokyoDay(clock.now());
    const candidates = await parts.candidates(asked, day);
    if (candidates.length < asked.length)
      throw wrongMembers('somebody works there no longer', 'not-a-choice');
    const decide = deciding(parts, home, purpose, { id, day });
    const record: GroupRecord = {
      ...{ _id: id, home, kind, purpose, name },
      members: await Promise.all(candidates.map(decide)),
      openedBy: { account: actor.account, position: actor.position },
      openedAt: clock.now(),
    };
    const stands = await createOnce({
      record,
      create: () =>
        commit(
          async (session) => {
            await groups.create([record], { session });
            await gate.wrote(grant, 'open-group', about, session);
          },
          [{ kind: 'group', id }],
          { account: actor.account },
        ),
      find: () => groups.findById(id).lean<GroupRecord>(),
      said: ['kind', 'purpose', 'name'],
    });
    if (!isDeepStrictEqual(positionsOf(stands), positionsOf(record)))
      throw new Failure('C-01', { reason: 'already-recorded' });
    return { group: id };
  };

const positionsOf = ({ members }: GroupRecord): PositionId[] => members.map(({ position }) => position);

/** At home a membership stands on nothing; across a border on the clause that carries the group there (GR2). */
const deciding =
  (
    { agreements, office }: GroupParts,
    home: MunicipalityCode,
    purpose: GroupPurpose,
    { id, day }: { readonly id: GroupId; readonly day: Day },
  ) =>
  async ({ account, position, profession, municipality, hub }: Candidate): Promise<GroupMember> => {
    const item = { home, fromHub: null, row: groupRow(purpose), consents: [] };
    const rules = { compiled: await agreements(), day };
    const { decision } = routeTo(rules, item, { municipality, profession, hub });
    if (!decision.allowed) throw await refuseInvitation({ purpose, decision }, home, office);
    const { agreement, version, clause } = decision;
    const isAcross = agreement !== null && version !== null && clause !== null;
    return {
      ...{ _id: idOfWrite<MembershipId>('group-member', id, position), account, position, profession },
      ...{ municipality, from: day, until: null },
      grounds: isAcross ? [{ purpose, agreement, version, clause, consent: null }] : [],
    };
  };

const refuseCount = (kind: GroupKind, count: number): void => {
  if (count < 2) throw wrongMembers('a group has two members at least', 'too-few', 2);
  if (kind === 'one-to-one' && count > 2) throw wrongMembers('one to one are two', 'too-many', 2);
};

const wrongMembers = (problem: string, code: FieldCode, limit?: number): Failure =>
  wrongField('members', problem, code, limit);
