import type { AttributesOf } from '../records/recordKind.ts';
import type { recordKinds } from '../records/recordKinds.ts';

/** Everything the two questions need to know of one record, as read afresh from the store. */
export type RecordAttributes = AttributesOf<(typeof recordKinds)[keyof typeof recordKinds]>;
