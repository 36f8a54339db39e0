import type { ActOf, IdOf } from '../records/recordKind.ts';
import type { recordKinds } from '../records/recordKinds.ts';

type Kinds = typeof recordKinds;

/** What is asked for, by kind and id; the gate reads home, purpose and class from the record, never from a request. */
export type RecordRef = {
  [K in keyof Kinds]: { readonly kind: K; readonly id: IdOf<Kinds[K]> };
}[keyof Kinds];

/** What one wants to do with it: all that any relation to any kind of record gives (`server/domain/records`). */
export type Act = ActOf<Kinds[keyof Kinds]>;
