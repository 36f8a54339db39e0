import type { Connection, Model, Schema } from 'mongoose';

/** The model of one collection on one connection; asked for twice, it is the same. */
export const defineModel = <T>(db: Connection, name: string, schema: Schema<T>): Model<T> =>
  (db.models[name] ?? db.model<T>(name, schema)) as unknown as Model<T>;
