import type { AgreementVersion } from './agreementVersion.ts';
import { type Areas, noAreas } from './areas.ts';
import { checkTogether } from './checkTogether.ts';
import type { Problem } from './problem.ts';
import { readAgreement } from './readAgreement.ts';
import { readAreas } from './readAreas.ts';

export interface SourceFile {
  readonly file: string;
  readonly source: string | Uint8Array;
}

export type Loaded =
  | {
      readonly ok: true;
      readonly agreements: readonly AgreementVersion[];
      readonly areas: Areas;
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads files that are given together. Every error of every file is told at once, also what one file alone
 * cannot know; one error anywhere, and nothing is loaded.
 */
export function loadAgreements(files: readonly SourceFile[], areasFile: SourceFile | null): Loaded {
  const areasRead = areasFile === null ? null : readAreas(areasFile.source, areasFile.file);
  const reads = files.map(({ file, source }) => readAgreement(source, file));
  const outlines = reads.map((read) => ({ outline: read.ok ? read.agreement.outline : read.outline }));
  const between = checkTogether(outlines, areasRead?.ok ? areasRead.areas : undefined);
  const problems = [
    ...(areasRead?.ok === false ? areasRead.problems : []),
    ...reads.flatMap((read) => (read.ok ? [] : read.problems)),
    ...between,
  ];
  if (problems.length > 0) return { ok: false, problems };
  const read = reads.filter((each) => each.ok);
  return {
    ok: true,
    agreements: read.map((each) => each.agreement),
    areas: areasRead?.ok ? areasRead.areas : noAreas,
    warnings: read.flatMap((each) => each.warnings),
  };
}
