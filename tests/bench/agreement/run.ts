import { type CompiledAgreements, compileAgreements } from '#domain/agreement/compileAgreements.ts';
import type { CrossingRequest } from '#domain/agreement/crossingRequest.ts';
import { decide } from '#domain/agreement/decide.ts';
import { BenchRegion } from './benchRegion.ts';

const clauses = 200;
// Few enough to stay in the cache: the gate has just made the request that it asks about.
const requestCount = 1000;
const repeats = 10;
const rounds = 200;

/** Decisions on the function that the gate calls, half of them denied, a prefecture beside the whole country. */
export async function run(): Promise<void> {
  const sizes = [
    { municipalities: 54, areas: 11 },
    { municipalities: 1741, areas: 335 },
  ].map((size) => new Measured(size.municipalities, size.areas));
  // Interleaved, so that a busy machine slows both alike.
  for (let round = 0; round < rounds; round++) for (const size of sizes) size.round();
  for (const size of sizes) size.print();
  const [prefecture, country] = sizes.map((size) => size.median());
  console.log(`growth from 54 to 1741: ${(country! / prefecture!).toFixed(2)}x`);
}

class Measured {
  readonly #name: string;
  readonly #compiled: CompiledAgreements;
  readonly #requests: CrossingRequest[];
  readonly #compileMs: number;
  readonly #perDecision: number[] = [];

  constructor(municipalities: number, areas: number) {
    this.#name = `${municipalities} municipalities, ${areas} areas, ${clauses} clauses`;
    const region = new BenchRegion(municipalities, areas, clauses);
    const started = performance.now();
    this.#compiled = compileAgreements([region.version], region.areas);
    decide(this.#compiled, region.request());
    this.#compileMs = performance.now() - started;
    this.#requests = halfDenied(region, this.#compiled);
  }

  /** CPU time over all requests: other work on the machine does not count as ours. */
  round(): void {
    const started = process.cpuUsage();
    let allowed = 0;
    for (let again = 0; again < repeats; again++) {
      for (const request of this.#requests) if (decide(this.#compiled, request).allowed) allowed++;
    }
    const { user, system } = process.cpuUsage(started);
    if (allowed * 2 !== this.#requests.length * repeats)
      throw new Error('half of the requests are to be denied');
    this.#perDecision.push(((user + system) * 1000) / (this.#requests.length * repeats));
  }

  median(): number {
    return quantile(this.#perDecision, 0.5);
  }

  print(): void {
    const single = this.#requests.map((request) => {
      const started = process.hrtime.bigint();
      decide(this.#compiled, request);
      return Number(process.hrtime.bigint() - started);
    });
    const clock = this.#requests.map(() => {
      const started = process.hrtime.bigint();
      return Number(process.hrtime.bigint() - started);
    });
    console.log(this.#name);
    console.log(`  compiled, first decision made: ${this.#compileMs.toFixed(1)} ms`);
    console.log(
      `  a decision (CPU, mean of ${requestCount}): median of ${rounds} rounds ${this.median().toFixed(1)} ns`,
    );
    console.log(
      `  a single one by the clock: p99 ${quantile(single, 0.99)} ns, of which the clock itself ${quantile(clock, 0.5)} ns`,
    );
  }
}

function halfDenied(region: BenchRegion, compiled: CompiledAgreements): CrossingRequest[] {
  const allowed: CrossingRequest[] = [];
  const denied: CrossingRequest[] = [];
  while (allowed.length < requestCount / 2 || denied.length < requestCount / 2) {
    const request = region.request();
    (decide(compiled, request).allowed ? allowed : denied).push(request);
  }
  // Copied in their order, as they would come one after the other, not strewn over the heap.
  return allowed
    .slice(0, requestCount / 2)
    .flatMap((request, at) => [asLoaded(request), asLoaded(denied[at]!)]);
}

/**
 * As the gate makes one: purpose and class are words of the program and the day is today's one text; what was read
 * from the store is text of its own in each request.
 */
function asLoaded(request: CrossingRequest): CrossingRequest {
  const { day, purpose, dataClass, consent } = request;
  const carried = consent ? { ...structuredClone(consent), purposes: [...consent.purposes] } : null;
  return { ...structuredClone(request), day, purpose, dataClass, consent: carried };
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!;
}
