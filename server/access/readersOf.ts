import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import { nobodyId } from '#domain/ids.ts';
import { loadRecord } from './loadRecord.ts';
import { type ReadersParts, readersAmong } from './readersAmong.ts';

type Asked = Parameters<ReturnType<typeof readersAmong>>[1];

/** Who of some people may read a conference or its minutes now; nobody, where there is no such record. */
export const readersOf =
  (parts: ReadersParts & { readonly readers: AttributeReaders }) =>
  async (ref: Extract<RecordRef, { kind: 'conference' | 'minutes' }>, people: Asked) => {
    const attributes = await loadRecord(parts.readers, ref, nobodyId());
    return attributes === null ? [] : readersAmong(parts)(attributes, people);
  };
