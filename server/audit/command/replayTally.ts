import type { CompiledAgreements } from '#domain/agreement/compileAgreements.ts';
import type { ChainedFact } from '../chainedFact.ts';
import { replayFact } from '../replayFact.ts';

/** Counts while facts are decided anew, and tells of each difference as it is found. */
export class ReplayTally {
  readonly #compiled: CompiledAgreements;
  readonly #say: (line: string) => void;
  #facts = 0;
  #crossings = 0;
  #different = 0;

  constructor(compiled: CompiledAgreements, say: (line: string) => void) {
    this.#compiled = compiled;
    this.#say = say;
  }

  take(chain: string, n: number, fact: ChainedFact): void {
    this.#facts += 1;
    const differences = replayFact(this.#compiled, fact);
    if (differences === null) return;
    this.#crossings += 1;
    for (const difference of differences) {
      this.#different += 1;
      this.#say(JSON.stringify({ chain, n, fact: fact.id, ...difference }));
    }
  }

  /** 0: every crossing is answered as it was. */
  end(): number {
    this.#say(
      `${this.#facts} records, ${this.#crossings} crossings decided anew, ${this.#different} differences`,
    );
    return this.#different === 0 ? 0 : 1;
  }
}
