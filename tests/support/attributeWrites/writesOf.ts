import { attributeCollections } from './attributeCollections.ts';
import type { Command } from './command.ts';

/** One write of attributes, as a command says it. */
export interface AttributeWrite {
  readonly collection: string;
  /** As a failing test names it: `update of until in`. */
  readonly what: string;
  readonly where: object;
  /** What is inserted. */
  readonly documents?: readonly Readonly<Record<string, unknown>>[];
}

/** What hangs on nothing yet: a facility or a municipality that is made changes nobody's rights. */
const madeByItself = ['facilities', 'municipalities'];

/** The writes of one command that the gate's attributes stand on. */
export const writesOf = ({ commandName, command }: Command): AttributeWrite[] => {
  const collection = String(command[commandName]);
  const attributes = attributeCollections[collection]?.attributes;
  if (attributes === undefined) return [];
  const updated = (where: object, change: unknown): AttributeWrite[] => {
    const touched = fieldsOf(change).filter((field) => field === '*' || attributes.includes(field));
    if (touched.length === 0) return [];
    return [{ collection, what: `update of ${touched.join(', ')} in`, where: placeOf(where) }];
  };
  switch (commandName) {
    case 'insert':
      return madeByItself.includes(collection)
        ? []
        : [{ collection, what: 'insert into', where: {}, documents: command.documents as never }];
    case 'update':
      return (command.updates as { q: object; u: unknown }[]).flatMap(({ q, u }) => updated(q, u));
    case 'findAndModify':
      return command.remove === true
        ? [{ collection, what: 'delete from', where: command.query as object }]
        : updated(command.query as object, command.update);
    case 'delete':
      return [{ collection, what: 'delete from', where: {}, documents: [] }];
    default:
      return [];
  }
};

/** By its id where it is named so: what else a filter asked for may be just what the write has changed. */
const placeOf = (filter: object): object => ('_id' in filter ? { _id: filter._id } : filter);

/** The fields that an update touches; `*`: all of them. */
const fieldsOf = (change: unknown): string[] => {
  if (Array.isArray(change)) return ['*'];
  return Object.entries(change as object).flatMap(([operator, fields]) =>
    operator.startsWith('$') ? Object.keys(fields as object).map((path) => path.split('.')[0]!) : ['*'],
  );
};
