import type { FactReaders } from '#domain/access/factReaders.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import { nobodyId } from '#domain/ids.ts';
import { loadRecord } from './loadRecord.ts';
import { type ReadersNeeds, readersAmong } from './readersAmong.ts';

type Asked = Parameters<ReturnType<typeof readersAmong>>[1];

/** Who of some people may read a conference or its minutes now; nobody, where there is no such record. */
export const readersOf =
  (needs: ReadersNeeds & { readonly readers: FactReaders }) =>
  async (ref: Extract<RecordRef, { kind: 'conference' | 'minutes' }>, people: Asked) => {
    const facts = await loadRecord(needs.readers, ref, nobodyId());
    return facts === null ? [] : readersAmong(needs)(facts, people);
  };
