import { decide } from '#domain/agreement/decide.ts';
import { medianRatio } from '../measuring/medianRatio.ts';
import { median } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import { CasbinTable } from './casbinTable.ts';
import { CedarTable } from './cedarTable.ts';
import type { DecisionTimes } from './decisionTimes.ts';

const rounds = sized(10, 2);
const ourRepeats = 100;

/** One of those compared: how many decisions a block makes, and the block. */
interface Arm {
  readonly name: string;
  readonly decisions: number;
  block(): void;
}

/**
 * Decisions per CPU second beside Cedar and casbin with the same table and requests. Whoever allowed or denied otherwise
 * than we do even once would hold another table: that is looked at first, for every request.
 */
export const besideRivals = async ({
  region,
  compiled,
  requests,
}: DecisionTimes): Promise<{ rows: string[][]; ratios: string[][]; agreed: number }> => {
  const cedar = new CedarTable(region);
  const casbin = await CasbinTable.of(region);
  const calls = requests.map((request) => cedar.call(request));
  for (const [at, request] of requests.entries()) {
    const ours = decide(compiled, request).allowed;
    const theirs = { Cedar: cedar.allows(calls[at]!), casbin: casbin.allows(request) };
    for (const [name, allowed] of Object.entries(theirs))
      if (allowed !== ours)
        throw new Error(`${name} says ${allowed}, we ${ours}, of ${JSON.stringify(request)}`);
  }
  const ours: Arm = {
    name: 'ours, the whole answer',
    decisions: requests.length * ourRepeats,
    block: () => {
      for (let again = 0; again < ourRepeats; again++)
        for (const request of requests) decide(compiled, request);
    },
  };
  const rivals: Arm[] = [
    {
      name: 'Cedar 4.13 (WebAssembly; policies preparsed), allow or deny',
      decisions: calls.length,
      block: () => {
        for (const call of calls) cedar.allows(call);
      },
    },
    {
      name: 'casbin 5.51 (enforceSync), allow or deny',
      decisions: requests.length,
      block: () => {
        for (const request of requests) casbin.allows(request);
      },
    },
  ];
  const spent = new Map<Arm, number[]>([ours, ...rivals].map((arm) => [arm, []]));
  const ratios: string[][] = [];
  for (const rival of rivals) {
    const [mine, its]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      const first = cpuEach(ours);
      its.push((cpuEach(rival) + cpuEach(rival)) / 2);
      mine.push((first + cpuEach(ours)) / 2);
    }
    spent.get(ours)?.push(...mine);
    spent.get(rival)?.push(...its);
    const { median: middle, low, high, count } = medianRatio(its, mine);
    ratios.push([
      `ours / ${rival.name.split(',')[0]}`,
      `${middle.toFixed(0)} (${low.toFixed(0)} to ${high.toFixed(0)}; ${count} pairs)`,
    ]);
  }
  const rows = [...spent].map(([{ name }, each]) => {
    const ns = median(each);
    return [
      name,
      Math.round(1e9 / ns).toLocaleString('en'),
      ns < 1000 ? `${ns.toFixed(1)} ns` : `${(ns / 1000).toFixed(1)} µs`,
    ];
  });
  return { rows, ratios, agreed: requests.length };
};

/** CPU of this process for each decision of a block, in ns. */
const cpuEach = ({ block, decisions }: Arm): number => {
  const started = process.cpuUsage();
  block();
  const { user, system } = process.cpuUsage(started);
  return ((user + system) * 1000) / decisions;
};
