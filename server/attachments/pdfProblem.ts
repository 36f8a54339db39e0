import type { FileReason } from '#contracts/errorReasons.ts';

/** What a PDF was refused for; null: it may be taken. */
export type PdfProblem = Exclude<FileReason, 'wrong-type'> | null;
