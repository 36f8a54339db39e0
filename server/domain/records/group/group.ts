import { giving } from '../giving.ts';
import { memberOf } from '../patient/memberOf.ts';
import type { RecordKind } from '../recordKind.ts';
import { groupDeeds } from './groupDeeds.ts';
import type { GroupFacts, GroupId } from './groupFacts.ts';
import { groupRow } from './groupRow.ts';
import { groupWords } from './groupWords.ts';

interface GroupReads {
  group(id: GroupId): Promise<GroupFacts | null>;
}

interface GroupRecordFacts {
  readonly kind: 'group';
  readonly group: GroupFacts;
}

const acts = { participant: ['read', 'leave-group'] } as const;
const give = giving(acts);

/** 患者さんのいないグループ. Who may be in it across a border is decided by the agreement, as everything else is. */
export const group: RecordKind<
  GroupRecordFacts,
  GroupId,
  GroupReads,
  typeof acts,
  Record<never, never>,
  typeof groupDeeds
> = {
  words: groupWords,
  acts,
  also: {},
  deeds: groupDeeds,
  reads: { group: (id) => id },
  memory: null,
  of: ({ group: found }) => found && { kind: 'group', group: found },
  home: (facts) => facts.group.home,
  // Nobody's consent can be asked for: a clause that requires one never carries a group (GR2).
  patient: () => null,
  subjects: (facts) => [{ kind: 'group', id: facts.group.id }],
  relations: (facts, asker) =>
    memberOf(facts.group, asker, facts.group.purpose, (membership) => give('participant', membership)),
  // It shows nothing: whom a border has frozen out may still leave.
  rows: (facts, act) => (act === 'leave-group' ? null : [groupRow(facts.group.purpose)]),
};
