import { type Connection, type Model, Schema } from 'mongoose';

// For Mongoose an empty text is none, and one that the contract takes would fail at the store as our own fault.
Schema.Types.String.checkRequired((value) => typeof value === 'string');

/** The model of one collection on one connection; asked for twice, it is the same. */
export const defineModel = <T>(db: Connection, name: string, schema: Schema<T>): Model<T> =>
  (db.models[name] ?? db.model<T>(name, schema)) as unknown as Model<T>;
