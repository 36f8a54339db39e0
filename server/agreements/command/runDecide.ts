import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Areas } from '#domain/agreement/areas.ts';
import { type CompiledAgreements, compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { decide } from '#domain/agreement/decide.ts';
import type { Decision } from '#domain/agreement/decision.ts';
import { printable } from '#platform/printable.ts';
import { type Line, readLines } from '#platform/readLines.ts';
import { loadInputs } from './loadInputs.ts';
import type { Inputs } from './parseCommand.ts';
import { parseLine } from './parseLine.ts';

/** Answers requests line by line, in their order, holding no more than a chunk of them. */
export async function runDecide(inputs: Inputs, input: Readable, output: Writable): Promise<number> {
  const loaded = await loadInputs(inputs);
  if (loaded === null) return 2;
  const compiled = compileAgreements(loaded.agreements, loaded.areas);
  const answering = new Answering(compiled, loaded.areas);
  for await (const lines of readLines(input)) {
    // It waits for a slow reader; otherwise answers would pile up in memory.
    if (!output.write(lines.map((line) => answering.answer(line)).join(''))) await once(output, 'drain');
  }
  return answering.sawBadLine ? 1 : 0;
}

class Answering {
  readonly #compiled: CompiledAgreements;
  readonly #areas: Areas;
  /** Decisions are shared objects: each is turned into JSON once. */
  readonly #texts = new WeakMap<Decision, string>();
  sawBadLine = false;

  constructor(compiled: CompiledAgreements, areas: Areas) {
    this.#compiled = compiled;
    this.#areas = areas;
  }

  answer(line: Line): string {
    const parsed = parseLine(line, this.#areas);
    if ('error' in parsed) {
      this.sawBadLine = true;
      return `{"id":${parsed.id},"error":${printable(JSON.stringify(parsed.error))}}\n`;
    }
    const decision = decide(this.#compiled, parsed.request);
    let text = this.#texts.get(decision);
    if (text === undefined) {
      const { allowed, rule, agreement, version, clause } = decision;
      text = JSON.stringify({ allowed, rule, agreement, version, clause }).slice(1);
      this.#texts.set(decision, text);
    }
    return `{"id":${parsed.id},${text}\n`;
  }
}
