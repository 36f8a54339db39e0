import type { LinkableFact } from '#domain/audit/factBody.ts';

/** Where facts lie: in the intake, and in the very documents that they record (DESIGN decision 8). */
export interface FactPlace {
  readonly collection: string;
  /** The fields that hold a fact, several facts, or null. `''`: the document itself is the fact. */
  readonly fields: readonly string[];
}

/**
 * All places of facts, as the chainer and `verify` read them. The models belong to the features; a test goes through
 * every collection of a used house and fails for a fact that lies anywhere else.
 */
export const factPlaces: readonly FactPlace[] = [
  { collection: 'facts', fields: [''] },
  { collection: 'posts', fields: ['fact'] },
  { collection: 'receipts', fields: ['fact'] },
  { collection: 'minutesLog', fields: ['fact'] },
  { collection: 'minutesSupplements', fields: ['fact'] },
  { collection: 'conferences', fields: ['facts'] },
  { collection: 'notices', fields: ['fact'] },
  { collection: 'notice_deliveries', fields: ['fact', 'acknowledgedFact'] },
  { collection: 'provisions', fields: ['openedBy', 'closedBy', 'narrowedBy'] },
];

/**
 * In the intake a whole document is a fact. Of all other documents only the named fields are read, so that no content
 * leaves them.
 */
export const projectionOf = ({ fields }: FactPlace): Record<string, 1> =>
  fields.includes('') ? {} : Object.fromEntries(['unlinked', ...fields].map((field) => [field, 1]));

export const factsIn = ({ fields }: FactPlace, document: Readonly<Record<string, unknown>>): LinkableFact[] =>
  fields.flatMap((field) => {
    if (field !== '') return [document[field]].flat().filter(isFact);
    const { unlinked: _, ...fact } = document;
    return isFact(fact) ? [fact] : [];
  });

const isFact = (value: unknown): value is LinkableFact =>
  typeof value === 'object' && value !== null && '_id' in value && 'at' in value && 'from' in value;
