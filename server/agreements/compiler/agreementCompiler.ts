import { Worker } from 'node:worker_threads';
import type { AgreementTerms } from '#domain/agreement/agreementVersion.ts';
import type { Areas } from '#domain/agreement/areas.ts';
import { type CompiledAgreements, openCompiled } from '#domain/agreement/compileAgreements.ts';
import type { DayTables } from '#domain/agreement/engine/dayState.ts';
import { freezeDeep } from '#domain/agreement/engine/freezeDeep.ts';
import type { SourceFile } from '#domain/agreement/loadAgreements.ts';
import type { Problem } from '#domain/agreement/problem.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { takeTurns } from '#platform/takeTurns.ts';
import type { CompileAnswer, CompileJob } from './compileWorker.ts';

export type Checked =
  | { readonly ok: true; readonly terms: AgreementTerms }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A thread that was asked nothing for so long ends and gives its memory back (OP5). */
const IDLE_MS = 1_000;

/** The thread that reads, checks and compiles agreements: started when needed, one job after another. */
export class AgreementCompiler {
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;
  readonly #inTurn = takeTurns();
  /** The files that the thread has already: the text of a version never changes (WA12). */
  readonly #known = new Map<
    string,
    { readonly source: SourceFile['source']; readonly terms: AgreementTerms }
  >();

  /** Whether a file can be taken beside those that are stored. */
  check(file: SourceFile, stored: readonly SourceFile[], areas: Areas): Promise<Checked> {
    return this.#inTurn(async () => {
      const answer = await this.#ask({ kind: 'check', file, stored, areas });
      if (answer.kind === 'checked') return { ok: true, terms: answer.terms };
      if (answer.kind === 'refused') return { ok: false, problems: answer.problems };
      throw new Error(unexpected(answer));
    });
  }

  /**
   * Compiles all of these files, or throws where they do not fit together. The result comes from the thread in parts,
   * one in each turn of the event loop.
   */
  compile(files: readonly SourceFile[], areas: Areas, today: Day): Promise<CompiledAgreements> {
    return this.#inTurn(async () => {
      const known = files
        .filter(({ file, source }) => this.#known.get(file)?.source === source)
        .map(({ file }) => file);
      const ready = new Map<number, DayTables>();
      let answer = await this.#ask({ kind: 'compile', files, areas, today, known });
      while (answer.kind !== 'form') {
        if (answer.kind === 'terms') this.#keep(files, answer);
        else if (answer.kind === 'day') ready.set(answer.period, answer.tables);
        else throw new Error(unexpected(answer));
        answer = await this.#ask({ kind: 'next' });
      }
      const versions = files.map(({ file }) => this.#known.get(file)!.terms);
      return openCompiled(versions, areas, answer.form, ready);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #keep(files: readonly SourceFile[], { file, terms }: CompileAnswer & { kind: 'terms' }): void {
    freezeDeep(terms);
    this.#known.set(file, { source: files.find((each) => each.file === file)!.source, terms });
  }

  #ask(job: CompileJob): Promise<CompileAnswer> {
    const worker = this.#start();
    clearTimeout(this.#idle);
    // While a job runs the thread keeps the process alive; an idle thread does not.
    worker.ref();
    return new Promise((resolve, reject) => {
      const settle = () => {
        worker.off('message', answered).off('error', failed).off('exit', ended).unref();
        // Between the parts of one answer there is no idle time: this never cuts an answer off.
        this.#idle = setTimeout(() => this.#end(worker), IDLE_MS).unref();
      };
      const answered = (answer: CompileAnswer) => {
        settle();
        resolve(answer);
      };
      const failed = (error: unknown) => {
        settle();
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const ended = () => failed(new Error('the thread that compiles agreements ended'));
      worker.on('message', answered).on('error', failed).on('exit', ended);
      worker.postMessage(job);
    });
  }

  #end(worker: Worker): void {
    if (this.#worker === worker) this.#worker = undefined;
    void worker.terminate();
  }

  #start(): Worker {
    // execArgv: the options that the parent was started with (by a test runner) are not for this thread.
    if (this.#closed) throw new Error('closed');
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(new URL('./compileWorker.ts', import.meta.url), { execArgv: [] });
    // A thread that has ended, while busy or idle, is asked nothing more: the next job starts a new one.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    this.#worker = worker;
    return worker;
  }
}

const unexpected = (answer: CompileAnswer): string => {
  if (answer.kind === 'refused') return `agreements do not load: ${answer.problems[0]?.message}`;
  return answer.kind === 'failed' ? answer.error : `answered with ${answer.kind}`;
};
