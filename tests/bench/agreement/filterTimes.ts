import { decide } from '#domain/agreement/decide.ts';
import { hasMunicipality, municipalitySetOf } from '#domain/agreement/engine/endMembers.ts';
import { filterMunicipalities, type Sending } from '#domain/agreement/filterMunicipalities.ts';
import { median, quantile } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import type { DecisionTimes } from './decisionTimes.ts';

const repeats = sized(200, 10);
const checked = sized(20, 2);

export const filterHeads = [
  ...['', 'passing, mean', 'CPU each, median of rounds'],
  ...['one by the clock: median', 'p99', 'the clock alone: median'],
];

/** One notice to every municipality of the country, from many senders, a notice of another kind from each. */
export const filterTimes = ({ region, compiled, requests }: DecisionTimes): string[][] => {
  const { municipalities } = compiled;
  const all = municipalitySetOf(
    municipalities.count,
    region.codes.map((code) => municipalities.of(code)),
  );
  const sendings: Sending[] = requests
    .slice(0, 200)
    .map(({ day, from, purpose, dataClass }) => ({ day, from, fromHub: null, purpose, dataClass }));
  let passing = 0;
  for (const [at, sending] of sendings.entries()) {
    const open = filterMunicipalities(compiled, sending, all);
    for (const to of region.codes) {
      const is = hasMunicipality(open, municipalities.of(to));
      if (is) passing++;
      if (at < checked && is !== isOpen(decide(compiled, { ...sending, to, profession: '医師' }).rule))
        throw new Error(`${sending.from} to ${to} is filtered otherwise than decided`);
    }
  }
  const perCall: number[] = [];
  for (let again = 0; again < repeats; again++) {
    const started = process.cpuUsage();
    for (let ten = 0; ten < 10; ten++)
      for (const sending of sendings) filterMunicipalities(compiled, sending, all);
    const { user, system } = process.cpuUsage(started);
    perCall.push(((user + system) * 1000) / (10 * sendings.length));
  }
  const single: number[] = [];
  const clock: number[] = [];
  for (let again = 0; again < repeats; again++) {
    for (const sending of sendings) {
      const before = process.hrtime.bigint();
      filterMunicipalities(compiled, sending, all);
      const between = process.hrtime.bigint();
      const after = process.hrtime.bigint();
      single.push(Number(between - before));
      clock.push(Number(after - between));
    }
  }
  return [
    [
      `${region.codes.length} municipalities`,
      String(Math.round(passing / sendings.length)),
      `${median(perCall).toFixed(0)} ns`,
      ...[quantile(single, 0.5), quantile(single, 0.99), median(clock)].map((ns) => `${ns.toFixed(0)} ns`),
    ],
  ];
};

/** WA8 and later ask who the recipient is and what is carried along: no matter of the municipality. */
const isOpen = (rule: string | null): boolean =>
  rule === null || !['WA2', 'WA3', 'WA4', 'WA5', 'WA6', 'WA7'].includes(rule);
