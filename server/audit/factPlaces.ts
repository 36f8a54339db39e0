import type { LinkableFact } from '#domain/audit/factBody.ts';

/** Where facts lie: in the intake, and in the very documents that they record (DESIGN decision 8). */
export interface FactPlace {
  readonly collection: string;
  /** Fields that hold a fact, several facts, or null; `''`: the document is the fact. */
  readonly fields: readonly string[];
}

/**
 * All of them, read by the chainer and by `verify`. Their models are their features' own; a test walks
 * through every collection of a used house and fails for a fact that lies anywhere else.
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

/** Of the intake all is the fact; of the others only what is named is read: no content leaves its document. */
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
