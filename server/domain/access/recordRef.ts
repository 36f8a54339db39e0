import type { ActOf, IdOf } from '../records/recordKind.ts';
import type { recordKinds } from '../records/recordKinds.ts';

type Kinds = typeof recordKinds;

/** A record that is asked for, by kind and id. Its home, purpose and class are read from the record, never from a request. */
export type RecordRef = {
  [K in keyof Kinds]: { readonly kind: K; readonly id: IdOf<Kinds[K]> };
}[keyof Kinds];

/** What somebody wants to do with a record: any act that a relation to a kind of record allows (`server/domain/records`). */
export type Act = ActOf<Kinds[keyof Kinds]>;
