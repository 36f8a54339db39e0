import { giving } from '../giving.ts';
import { memberOf } from '../patient/memberOf.ts';
import type { RecordKind } from '../recordKind.ts';
import type { GroupAttributes, GroupId } from './groupAttributes.ts';
import { groupDeeds } from './groupDeeds.ts';
import { groupRow } from './groupRow.ts';
import { groupWords } from './groupWords.ts';

interface GroupReads {
  group(id: GroupId): Promise<GroupAttributes | null>;
}

interface GroupRecordAttributes {
  readonly kind: 'group';
  readonly group: GroupAttributes;
}

const acts = { participant: ['read', 'leave-group'] } as const;
const give = giving(acts);

/** 患者さんのいないグループ: a group without a patient. As everywhere, the agreement decides who may be in it across a border. */
export const group: RecordKind<
  GroupRecordAttributes,
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
  home: (attributes) => attributes.group.home,
  // There is nobody whose consent could be asked: a clause that requires consent never carries a group (GR2).
  patient: () => null,
  subjects: (attributes) => [{ kind: 'group', id: attributes.group.id }],
  relations: (attributes, asker) =>
    memberOf(attributes.group, asker, attributes.group.purpose, (membership) =>
      give('participant', membership),
    ),
  // Leaving shows nothing: somebody whom a border has frozen may still leave.
  rows: (attributes, act) => (act === 'leave-group' ? null : [groupRow(attributes.group.purpose)]),
};
