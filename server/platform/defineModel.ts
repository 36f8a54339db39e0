import { type Connection, type Model, Schema } from 'mongoose';

// Mongoose takes an empty text for a missing one: an empty text that the contract allows would fail at the store as
// our own fault.
Schema.Types.String.checkRequired((value) => typeof value === 'string');

/** The model of one collection on one connection; the same one each time it is asked for. */
export const defineModel = <T>(db: Connection, name: string, schema: Schema<T>): Model<T> =>
  (db.models[name] ?? db.model<T>(name, schema)) as unknown as Model<T>;
