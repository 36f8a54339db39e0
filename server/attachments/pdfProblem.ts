import type { FileReason } from '#contracts/errorReasons.ts';

/** Why a PDF is refused; null: it may be taken. */
export type PdfProblem = Exclude<FileReason, 'wrong-type'> | null;
