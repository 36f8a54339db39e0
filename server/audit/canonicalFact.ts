import type { FactRecord } from '#access/factRecord.ts';

/** A fact as it stands in a chain: every key of it, `_id` as `id`. */
export const canonicalFact = ({ _id, ...fact }: FactRecord): object => ({ id: _id, ...fact });
