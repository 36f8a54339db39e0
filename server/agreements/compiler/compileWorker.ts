import { parentPort } from 'node:worker_threads';
import type { AgreementTerms, AgreementVersion } from '#domain/agreement/agreementVersion.ts';
import type { Areas } from '#domain/agreement/areas.ts';
import { checkTogether } from '#domain/agreement/checkTogether.ts';
import type { CompiledForm } from '#domain/agreement/engine/compiledForm.ts';
import { buffersOf } from '#domain/agreement/engine/compiledForm.ts';
import type { DayTables } from '#domain/agreement/engine/dayState.ts';
import { loadAgreements, type SourceFile } from '#domain/agreement/loadAgreements.ts';
import type { Problem } from '#domain/agreement/problem.ts';
import { type AgreementRead, readAgreement } from '#domain/agreement/readAgreement.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { compileAhead } from './compileAhead.ts';

export type CompileJob =
  | {
      readonly kind: 'check';
      readonly file: SourceFile;
      readonly stored: readonly SourceFile[];
      readonly areas: Areas;
    }
  | {
      readonly kind: 'compile';
      readonly files: readonly SourceFile[];
      readonly areas: Areas;
      readonly today: Day;
      /** The files whose terms the asking thread has already. */
      readonly known: readonly string[];
    }
  | { readonly kind: 'next' };

export type CompileAnswer =
  | { readonly kind: 'checked'; readonly terms: AgreementTerms }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'terms'; readonly file: string; readonly terms: AgreementTerms }
  | { readonly kind: 'day'; readonly period: number; readonly tables: DayTables }
  /** The last part: with it everything is there. */
  | { readonly kind: 'form'; readonly form: CompiledForm };

/**
 * Reads, checks and compiles in a thread of its own, since the largest agreement takes half a second. The result is
 * handed over in parts, each when it is asked for, so that the other thread takes in no more than one of them in a
 * turn.
 */
const reads = new Map<string, AgreementRead>();
let parts: CompileAnswer[] = [];

/**
 * The text of a version never changes (WA12) and is read once. If it was read under another file name, its errors are
 * told under the present one.
 */
const readOnce = (source: string | Uint8Array, file: string): AgreementRead => {
  if (typeof source !== 'string') return readAgreement(source, file);
  const read = reads.get(source) ?? readAgreement(source, file);
  if (!read.ok) return readAgreement(source, file);
  reads.set(source, read);
  return { ...read, agreement: { ...read.agreement, outline: { ...read.agreement.outline, file } } };
};

const check = ({ file, stored, areas }: CompileJob & { kind: 'check' }): CompileAnswer => {
  const read = readOnce(file.source, file.file);
  if (!read.ok) return { kind: 'refused', problems: read.problems };
  // Stored files come first, so that a clash is reported for the new file.
  const others = stored.map((each) => readOnce(each.source, each.file)).filter((each) => each.ok);
  const problems = checkTogether([...others.map((each) => each.agreement), read.agreement], areas);
  if (problems.length > 0) return { kind: 'refused', problems };
  return { kind: 'checked', terms: termsOf(read.agreement) };
};

const compile = ({ files, areas, today, known }: CompileJob & { kind: 'compile' }): CompileAnswer[] => {
  const loaded = loadAgreements(files, null, readOnce);
  if (!loaded.ok) return [{ kind: 'refused', problems: loaded.problems }];
  const { form, ready } = compileAhead(loaded.agreements, areas, today);
  return [
    ...loaded.agreements
      .map((version, at) => ({ kind: 'terms' as const, file: files[at]!.file, terms: termsOf(version) }))
      .filter(({ file }) => !known.includes(file)),
    ...[...ready].map(([period, tables]) => ({ kind: 'day' as const, period, tables })),
    { kind: 'form', form },
  ];
};

const termsOf = ({ outline: _, ...terms }: AgreementVersion): AgreementTerms => terms;

const answer = (job: CompileJob): CompileAnswer => {
  if (job.kind === 'check') return check(job);
  if (job.kind === 'compile') parts = compile(job);
  const next = parts.shift();
  if (next === undefined) throw new Error('no part is left');
  return next;
};

parentPort?.on('message', (job: CompileJob) => {
  let answered: CompileAnswer;
  try {
    answered = answer(job);
  } catch (error) {
    answered = { kind: 'failed', error: String(error) };
  }
  parentPort?.postMessage(answered, answered.kind === 'form' ? buffersOf(answered.form) : []);
});
