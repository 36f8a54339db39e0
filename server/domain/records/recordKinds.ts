import { attachment } from './attachment/attachment.ts';
import { recordTable } from './recordTable.ts';

/** Every kind of record. */
export const recordKinds = { ...recordTable, attachment } as const;
