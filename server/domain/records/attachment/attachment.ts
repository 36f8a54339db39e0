import type { AttachmentId } from '../../ids.ts';
import { giving } from '../giving.ts';
import type { AnyKind, AttributesOf, RecordKind } from '../recordKind.ts';
import { recordTable } from '../recordTable.ts';
import { roundsOf } from '../roundsOf.ts';
import type { Found } from '../stand.ts';
import type { AttachmentAttributes, AttachmentReads, HungOn } from './attachmentAttributes.ts';
import { attachmentWords } from './attachmentWords.ts';
import { type AttachedTo, classOfAttachment } from './classOfAttachment.ts';

/** The record that a file hangs on. */
export type ContainerAttributes = AttributesOf<(typeof recordTable)[keyof typeof recordTable]>;

export interface AttachmentRecordAttributes {
  readonly kind: 'attachment';
  readonly attachment: AttachmentAttributes;
  /** The record that the file hangs on; null while it hangs on none. */
  readonly container: ContainerAttributes | null;
}

const acts = { uploader: ['read'] } as const;
const give = giving(acts);

const kinds = recordTable as unknown as Readonly<Record<ContainerAttributes['kind'], AnyKind>>;
const kindOfContainer = ({ kind }: ContainerAttributes): AnyKind => kinds[kind];
const holders: Readonly<Record<string, AnyKind>> = Object.fromEntries(
  Object.entries(kinds).filter(([, { holdsFiles }]) => holdsFiles),
);

/** A file can hang on a record of any kind that holds files. All kinds are asked for, whichever it really is (AC2). */
const rounds = roundsOf(Object.values(holders).map(({ reads }) => Object.keys(reads)));
type FoundFile = { readonly attachment?: AttachmentAttributes | null };
const readsOfHolders = Object.fromEntries(
  rounds.flat().map((reader) => [
    reader,
    (_id: AttachmentId, found: FoundFile) => {
      const record = found.attachment?.record;
      return record && holders[record.kind]?.reads[reader]?.(record.id, found);
    },
  ]),
);

/** A file: the record that it hangs on decides who may enter; of that, the file's own class is what is shown. */
export const attachment: RecordKind<
  AttachmentRecordAttributes,
  AttachmentId,
  AttachmentReads,
  typeof acts,
  Record<never, never>,
  Record<never, never>
> = {
  words: attachmentWords,
  acts,
  also: {},
  deeds: {},
  reads: { attachment: (id) => id, ...readsOfHolders },
  rounds: [['attachment'], ...(rounds as never[])],
  memory: null,
  of: (found) => {
    const file = found.attachment;
    if (file === null) return null;
    if (file.record === null) return { kind: 'attachment', attachment: file, container: null };
    const container = holders[file.record.kind]?.of(found, file.record.id) ?? null;
    return container && { kind: 'attachment', attachment: file, container: container as ContainerAttributes };
  },
  home: ({ container }) => container && kindOfContainer(container).home(container),
  patient: ({ container }) => container && kindOfContainer(container).patient(container),
  subjects: ({ container }) => (container === null ? [] : kindOfContainer(container).subjects(container)),
  relations: ({ attachment: { uploader, record }, container }, asker) => {
    if (container !== null)
      return reaching(container, record, kindOfContainer(container).relations(container, asker));
    // Not posted yet: only the person who uploaded it has a relation to it, in the position in which they did.
    return { relations: uploader === asker.position.id ? [give('uploader')] : [] };
  },
  family: ({ attachment: { broughtBy, uploader, record }, container }, asker) => {
    if (container !== null)
      return reaching(
        container,
        record,
        kindOfContainer(container).family?.(container, asker) ?? { relations: [] },
      );
    return { relations: uploader === null && broughtBy === asker.account.id ? [give('uploader')] : [] };
  },
  rows: (attributes, _act, purposes) => {
    const { container } = attributes;
    const rows = container && kindOfContainer(container).rows(container, 'read', purposes);
    return (
      rows?.map((row) => ({ ...row, shown: [...new Set([...row.shown, classAsked(attributes)])] })) ?? null
    );
  },
  fromHub: ({ container }) => (container && kindOfContainer(container).fromHub?.(container)) ?? null,
  onlyClass: (attributes) => classAsked(attributes),
  within: ({ attachment: { record, seq } }) => ({ record, seq: seq ?? 0 }),
};

/** Of the relations to what a file hangs on, those that reach the part that it hangs on (FA6). */
const reaching = (container: ContainerAttributes, record: HungOn | null, found: Found): Found => {
  const { reaches } = kindOfContainer(container);
  if (reaches === undefined) return found;
  return { ...found, relations: found.relations.filter((each) => reaches(each, record?.part ?? null)) };
};

const classAsked = ({ attachment: { dataClass }, container }: AttachmentRecordAttributes) => {
  const to: AttachedTo | null =
    container?.kind === 'notice' ? { kind: 'notice', noticeKind: container.notice.kind } : container;
  return classOfAttachment(to, dataClass);
};
