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
 * cannot know; one error anywhere, and nothing is loaded. `read`: who has read a text before may give what it said.
 */
export function loadAgreements(
  files: readonly SourceFile[],
  areasFile: SourceFile | null,
  read: typeof readAgreement = readAgreement,
): Loaded {
  const areasRead = areasFile === null ? null : readAreas(areasFile.source, areasFile.file);
  const reads = files.map(({ file, source }) => read(source, file));
  const outlines = reads.map((each) => ({ outline: each.ok ? each.agreement.outline : each.outline }));
  const between = checkTogether(outlines, areasRead?.ok ? areasRead.areas : undefined);
  const problems = [
    ...(areasRead?.ok === false ? areasRead.problems : []),
    ...reads.flatMap((each) => (each.ok ? [] : each.problems)),
    ...between,
  ];
  if (problems.length > 0) return { ok: false, problems };
  const good = reads.filter((each) => each.ok);
  return {
    ok: true,
    agreements: good.map((each) => each.agreement),
    areas: areasRead?.ok ? areasRead.areas : noAreas,
    warnings: good.flatMap((each) => each.warnings),
  };
}
