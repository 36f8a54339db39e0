import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import { recordKinds } from '#domain/records/recordKinds.ts';

/** Readers that find nothing, for every kind of record: what a test does not have. */
export const noReaders = Object.fromEntries(
  ['account', ...Object.values(recordKinds).map(({ reads }) => Object.keys(reads)[0] as string)].map(
    (name) => [name, async () => null],
  ),
) as unknown as AttributeReaders;
