import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from '#domain/audit/canonicalJson.ts';
import { type ChainRecord, lineOf, linkRecord, sealedFrom } from '#domain/audit/chainRecord.ts';
import { readLines } from '#platform/readLines.ts';
import { verifyFile } from '#server/audit/command/verifyFile.ts';
import { sha256 } from '#server/audit/sha256.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { medianRatio, showRatio } from '../measuring/medianRatio.ts';
import { median } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import { table } from '../measuring/table.ts';

const records = sized(1_000_000, 20_000);
const pairs = sized(5, 3);
const appends = sized(50_000, 10_000);

/** Verifying a chain, and linking a record, beside what neither can do without. */
export async function run(): Promise<void> {
  const lookAgain = watchMachine();
  const folder = await mkdtemp(join(tmpdir(), 'bench-audit-'));
  try {
    const file = join(folder, 'chain.jsonl');
    await writeChain(file);
    const { size } = await stat(file);
    const verify = { ours: [] as number[], theirs: [] as number[] };
    const append = { ours: [] as number[], theirs: [] as number[] };
    let peak = 0;
    for (let pair = 0; pair < pairs; pair += 1) {
      // Interleaved, and each first in turn, so that a busy machine slows both alike.
      const both = [
        async () => verify.ours.push(await seconds(() => verifyWhole(file))),
        async () => verify.theirs.push(await seconds(() => parseAndHash(file))),
      ];
      for (const each of pair % 2 === 0 ? both : both.toReversed()) await each();
      peak = Math.max(peak, process.memoryUsage.rss());
      append.ours.push(await seconds(linkMany));
      append.theirs.push(await seconds(hashMany));
    }
    console.log(`## Verifying ${records.toLocaleString('en')} records of the audit trail\n`);
    console.log(`\`npm run bench -- audit\`. ${describeRun()}\n`);
    console.log(
      table(
        ['', 'CPU, median', `of ${Math.round(size / 1e6)} MB`],
        [
          row('`audit verify`: hash, links, canonical form', verify.ours, size),
          row('plain: each line through JSON.parse and SHA-256', verify.theirs, size),
        ],
      ),
    );
    console.log(`\nRatio: **${showRatio(medianRatio(verify.ours, verify.theirs))}**; target: 3.`);
    console.log(`Memory of the process, at most: ${Math.round(peak / 1e6)} MB.`);
    const each = (times: readonly number[]) => `${((median(times) * 1e6) / appends).toFixed(2)} µs`;
    console.log(
      `\nLinking a record (canonical body, link): ${each(append.ours)}; SHA-256 of the same text alone: ${each(append.theirs)}. Ratio: **${showRatio(medianRatio(append.ours, append.theirs))}**.`,
    );
    console.log(`\n${lookAgain()}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const row = (name: string, times: readonly number[], size: number) => [
  name,
  `${median(times).toFixed(2)} s`,
  `${Math.round(size / 1e6 / median(times))} MB/s`,
];

/** CPU time, so that other work on the machine does not count as ours. */
const seconds = async (work: () => unknown): Promise<number> => {
  const { user, system } = process.cpuUsage();
  await work();
  const after = process.cpuUsage();
  return (after.user + after.system - user - system) / 1e6;
};

const verifyWhole = async (file: string): Promise<void> => {
  const { fault, chains } = await verifyFile(file, { checkpoints: [], part: false });
  if (fault !== null || chains[0]?.n !== records) throw new Error('the chain is whole');
};

const parseAndHash = async (file: string): Promise<void> => {
  let count = 0;
  for await (const lines of readLines(createReadStream(file, { highWaterMark: 1024 * 1024 })))
    for (const line of lines) {
      if (line === 'too-long') throw new Error('no line is');
      const parsed: unknown = JSON.parse(line.toString());
      if (parsed !== null && sha256(line).length === 64) count += 1;
    }
  if (count !== records) throw new Error('a line was lost');
};

/** A crossing as it is recorded: one read of a channel across a border. */
const factOf = (at: number) => ({
  id: sha256(`${at}`).slice(0, 24),
  at: new Date(1_760_000_000_000 + at * 1_000),
  ...{
    kind: 'judged',
    account: sha256(`a${at % 400}`).slice(0, 24),
    session: sha256(`s${at % 900}`).slice(0, 24),
  },
  ...{ position: sha256(`p${at % 500}`).slice(0, 24), act: 'read', from: '232017', to: '232076' },
  record: { kind: 'channel', id: sha256(`c${at % 300}`).slice(0, 24) },
  ...{
    patient: sha256(`q${at % 300}`).slice(0, 24),
    purpose: 'care',
    dataClasses: ['post', 'visit-report', 'photo'],
  },
  ...{ relation: 'member', allowed: true, code: null, rule: null, agreement: 'sample-wide-area', version: 1 },
  ...{
    clause: 's1',
    membership: sha256(`m${at % 600}`).slice(0, 24),
    consent: 'a'.repeat(24),
    readOnly: false,
  },
  crossing: {
    ...{
      day: '2026-11-26',
      profession: '訪問看護師',
      fromHub: null,
      toHub: null,
      versions: ['sample-wide-area:1'],
    },
    consents: [
      {
        id: 'a'.repeat(24),
        purposes: ['care'],
        recipients: 'any',
        from: '2026-01-01',
        until: null,
        withdrawn: null,
      },
    ],
    rows: [
      {
        ...{ purpose: 'care', tried: ['a'.repeat(24)] },
        decisions: [
          {
            ...{ dataClasses: ['post', 'visit-report', 'photo'], allowed: true, rule: null },
            ...{ agreement: 'sample-wide-area', version: 1, clause: 's1', consent: 'a'.repeat(24) },
          },
        ],
      },
    ],
    ...{ activation: null, reason: null },
  },
});

const writeChain = async (file: string): Promise<void> => {
  const out = createWriteStream(file);
  let head: ChainRecord | null = null;
  for (let at = 0; at < records; at += 1) {
    const fact = factOf(at);
    head = linkRecord(head, { municipality: '232017', fact: fact.id, body: canonicalJson(fact) }, sha256);
    if (!out.write(`${lineOf(head)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
};

const sample = Array.from({ length: 1_000 }, (_, at) => factOf(at));
const texts = sample.map((fact) =>
  lineOf(
    linkRecord(null, { municipality: '232017', fact: fact.id, body: canonicalJson(fact) }, sha256),
  ).slice(sealedFrom),
);
const linkMany = (): void => {
  let head: ChainRecord | null = null;
  for (let at = 0; at < appends; at += 1) {
    const fact = sample[at % sample.length]!;
    head = linkRecord(head, { municipality: '232017', fact: fact.id, body: canonicalJson(fact) }, sha256);
  }
};
const hashMany = (): void => {
  for (let at = 0; at < appends; at += 1) sha256(texts[at % texts.length]!);
};
