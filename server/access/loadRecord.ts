import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import { type AccountId, nobodyId } from '#domain/ids.ts';
import { kindNamed } from '#domain/records/kindNamed.ts';
import { readerNamed } from './readerNamed.ts';

/**
 * Loads a record's attributes afresh, by the way that its kind says. An unknown id takes the same path through the store as a record
 * that the reader has no relation to: the attack is to tell the two apart by what is asked, or by how long it takes.
 */
export const loadRecord = async (
  readers: AttributeReaders,
  ref: RecordRef,
  reader: AccountId,
): Promise<RecordAttributes | null> => {
  const kind = kindNamed(ref.kind);
  const found: Record<string, unknown> = {};
  for (const round of kind.rounds ?? Object.keys(kind.reads).map((name) => [name])) {
    const read = await Promise.all(
      round.map(async (name) => {
        const id = kind.reads[name]?.(ref.id, found) ?? nobodyId();
        return [name, await readerNamed(readers, name)(id, reader)] as const;
      }),
    );
    Object.assign(found, Object.fromEntries(read));
  }
  return kind.of(found, ref.id) as RecordAttributes | null;
};
