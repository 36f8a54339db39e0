import { type CompiledAgreements, compileAgreements } from '#domain/agreement/compileAgreements.ts';
import type { CrossingRequest } from '#domain/agreement/crossingRequest.ts';
import { decide } from '#domain/agreement/decide.ts';
import { median, quantile } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import { BenchRegion } from './benchRegion.ts';
import { asLoaded, requestsOf } from './requestsOf.ts';

export const clauseCount = 200;
// Few enough to stay in the cache: the gate has just made the request that it asks about.
const requestCount = 1000;
const repeats = 10;
const singles = sized(100, 5);
const batch = 10;

/** Decisions on the function that the gate calls, for one size of region. */
export class DecisionTimes {
  readonly region: BenchRegion;
  readonly compiled: CompiledAgreements;
  readonly requests: readonly CrossingRequest[];
  readonly #compileMs: number[] = [];
  readonly #perDecision: number[] = [];
  readonly #perNewDecision: number[] = [];

  readonly #name: string;

  constructor(municipalities: number, areas: number) {
    this.#name = `${municipalities} municipalities, ${areas} areas`;
    this.region = new BenchRegion(municipalities, areas, clauseCount);
    this.compiled = this.#compile();
    this.requests = requestsOf(this.region, this.compiled, requestCount);
  }

  /** CPU over all requests, in ns each: other work on the machine does not count as ours. */
  round(): void {
    const started = process.cpuUsage();
    let allowed = 0;
    for (let again = 0; again < repeats; again++) {
      for (const request of this.requests) if (decide(this.compiled, request).allowed) allowed++;
    }
    const { user, system } = process.cpuUsage(started);
    if (allowed * 2 !== requestCount * repeats) throw new Error('half of the requests are to be denied');
    this.#perDecision.push(((user + system) * 1000) / (requestCount * repeats));
  }

  /** The same over requests that were never asked about, all texts of the store new to the program. */
  newRound(): void {
    const requests = Array.from({ length: repeats }, () => this.requests.map(asLoaded)).flat();
    const started = process.cpuUsage();
    for (const request of requests) decide(this.compiled, request);
    const { user, system } = process.cpuUsage(started);
    this.#perNewDecision.push(((user + system) * 1000) / requests.length);
  }

  medianCpu(): number {
    return median(this.#perDecision);
  }

  row(): string[] {
    for (let again = 0; again < 9; again++) this.#compile();
    const { decided, clock } = this.#singles();
    const batches = this.#batches();
    const ns = (value: number) => `${value.toFixed(0)} ns`;
    return [
      this.#name,
      `${median(this.#compileMs).toFixed(1)} ms (first ${this.#compileMs[0]?.toFixed(1)})`,
      `${this.medianCpu().toFixed(1)} ns`,
      `${median(this.#perNewDecision).toFixed(1)} ns`,
      `${quantile(batches, 0.5).toFixed(0)} ns, ${quantile(batches, 0.99).toFixed(0)} ns`,
      ...[ns(quantile(decided, 0.5)), ns(quantile(decided, 0.99)), ns(quantile(decided, 0.999))],
      `${ns(quantile(clock, 0.5))}, ${ns(quantile(clock, 0.99))}`,
    ];
  }

  static readonly heads = [
    ...[
      '',
      'compiled, first decision made',
      'CPU each, mean of 1000',
      'never asked before',
      'ten by the clock, each: median, p99',
      'one by the clock: median',
      'p99',
      'p99.9',
    ],
    'the clock alone: median, p99',
  ];

  #compile(): CompiledAgreements {
    const version = { ...this.region.version };
    const started = performance.now();
    const compiled = compileAgreements([version], this.region.areas);
    decide(compiled, this.region.request());
    this.#compileMs.push(performance.now() - started);
    return compiled;
  }

  /** Ten decisions between two readings of the clock, a tenth of that: the clock itself weighs a tenth. */
  #batches(): readonly number[] {
    const each: number[] = [];
    for (let again = 0; again < singles; again++) {
      for (let at = 0; at + batch <= this.requests.length; at += batch) {
        const started = process.hrtime.bigint();
        for (let next = at; next < at + batch; next++) decide(this.compiled, this.requests[next]!);
        each.push(Number(process.hrtime.bigint() - started) / batch);
      }
    }
    return each;
  }

  /** Each decision between two readings of the clock, and the clock between two readings of itself, in turn. */
  #singles(): { decided: readonly number[]; clock: readonly number[] } {
    const decided: number[] = [];
    const clock: number[] = [];
    for (let again = 0; again < singles; again++) {
      for (const request of this.requests) {
        const started = process.hrtime.bigint();
        decide(this.compiled, request);
        const between = process.hrtime.bigint();
        const ended = process.hrtime.bigint();
        decided.push(Number(between - started));
        clock.push(Number(ended - between));
      }
    }
    return { decided, clock };
  }
}
