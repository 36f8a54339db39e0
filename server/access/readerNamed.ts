import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { AccountId } from '#domain/ids.ts';

export type AnyReader = (id: string, reader: AccountId) => Promise<unknown>;

/**
 * The reader that a kind of record names. One that is missing was not handed over where the server is put together,
 * which the compiler sees.
 */
export const readerNamed = (readers: AttributeReaders, name: string): AnyReader =>
  (readers as unknown as Readonly<Record<string, AnyReader>>)[name] as AnyReader;
