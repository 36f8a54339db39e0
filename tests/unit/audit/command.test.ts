import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '#server/audit/chain/canonicalJson.ts';
import { chainLine } from '#server/audit/chain/chainLine.ts';
import { signCheckpoint } from '#server/audit/chain/checkpoint.ts';
import { beforeFirst, link } from '#server/audit/chain/link.ts';
import { signingKey } from '#server/audit/signingKey.ts';

const root = process.cwd();
const main = resolve(root, 'server/audit/command/main.ts');
const areas = resolve(root, 'server/agreements/data/aichi-municipalities.csv');
const agreement = resolve(root, 'server/sample/sample-wide-area.yaml');
let folder = '';

/** A crossing under s1: 豊川市's nurse in a 豊橋市 patient's channel. */
const fact = (id: string, clause = 's1') => ({
  ...{ id, kind: 'judged', from: '232017', to: '232076', account: 'a', act: 'read', allowed: true },
  ...{ agreement: 'sample-wide-area', version: 1, clause, dataClasses: ['post'] },
  crossing: {
    ...{ day: '2026-11-26', profession: '訪問看護師', fromHub: null, toHub: null },
    consents: [
      {
        ...{ id: 'c', purposes: ['care'], recipients: ['232076'] },
        ...{ from: '2026-01-01', until: null, withdrawn: null },
      },
    ],
    rows: [
      {
        ...{ purpose: 'care', consents: ['c'] },
        answers: [
          {
            ...{ dataClass: 'post', consent: 'c', allowed: true, rule: null },
            ...{ agreement: 'sample-wide-area', version: 1, clause },
          },
        ],
      },
    ],
  },
});
const chained = (facts: readonly object[]): string[] => {
  let previous = beforeFirst;
  return facts.map((each, at) => {
    const text = canonicalJson({ fact: each, municipality: '232017', n: at + 1 });
    const hash = link(previous, text);
    const line = chainLine({ hash, previous, text });
    previous = hash;
    return line;
  });
};
const lines = chained(['f1', 'f2', 'f3', 'f4'].map((id) => fact(id)));

const audit = (...words: string[]): Promise<{ code: number; out: string; errors: string }> =>
  new Promise((done) => {
    const options = { cwd: folder, env: { ...process.env, NODE_OPTIONS: '' } };
    execFile(process.execPath, [main, ...words], options, (error, out, errors) =>
      done({ code: error === null ? 0 : Number(error.code), out, errors }),
    );
  });
const put = (name: string, text: string) => writeFile(join(folder, name), text);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  await put('whole.jsonl', `${lines.join('\n')}\n`);
  await put('cut.jsonl', `${lines.slice(0, 2).join('\n')}\n`);
  await put('flipped.jsonl', `${lines.join('\n').replace('"id":"f3"', '"id":"f9"')}\n`);
  await put('forged.jsonl', `${chained([fact('f1'), fact('f2', 's2')]).join('\n')}\n`);
  const { hash } = JSON.parse(lines[2] ?? '') as { hash: string };
  const key = await signingKey(folder, undefined);
  const checkpoint = signCheckpoint({ municipality: '232017', n: 3, hash }, new Date('2026-11-26'), key);
  await put('cp.json', JSON.stringify(checkpoint));
  await put('bad-cp.json', JSON.stringify({ ...checkpoint, n: 2 }));
});
afterAll(() => rm(folder, { recursive: true }));

describe('audit verify FILE', () => {
  it('[AU4] ends 0 for a whole chain, and says that without a checkpoint its end is unproved', async () => {
    const { code, out, errors } = await audit('verify', 'whole.jsonl');
    expect([code, errors]).toEqual([0, '']);
    expect(out).toMatch(/^232017: 4 records, whole, the last [0-9a-f]{64}\n232017: the end is unproved/);
    expect(out).toMatch(/what is not linked yet/);
  });

  it('ends 1 and names the first wrong record', async () => {
    const { code, out } = await audit('verify', 'flipped.jsonl');
    expect([code, out]).toEqual([1, '232017: record 3 is wrong: its hash is not that of its content\n']);
  });

  it('with a checkpoint finds what was cut off', async () => {
    expect(await audit('verify', 'whole.jsonl', '--checkpoint', 'cp.json')).toMatchObject({ code: 0 });
    const { code, out } = await audit('verify', 'cut.jsonl', '--checkpoint', 'cp.json');
    expect(code).toBe(1);
    expect(out).toMatch(
      /record 3 is wrong: it is missing: the checkpoint of .* knows 3 records, the chain has 2/,
    );
  });

  it('ends 2 for a file or option that is bad, and says what is allowed, on standard error alone', async () => {
    for (const [words, told] of [
      [['verify', 'missing.jsonl'], /missing\.jsonl cannot be read \(ENOENT\)/],
      [['verify', 'whole.jsonl', '--checkpoint', 'bad-cp.json'], /signature is not that of the key/],
      [['verify', 'whole.jsonl', '--checkpoint', 'whole.jsonl'], /is not JSON/],
      [['verify'], /a FILE or --data DIR is required/],
      [['verify', 'a', '--data', 'b'], /one FILE or --data DIR/],
      [['verify', '--wrong'], /Allowed: --data --checkpoint/],
      [['erase'], /a command is required: verify, replay, export, checkpoint/],
      [['export', '--data', '.', '--municipality', '232017', '--format', 'xml'], /one of jsonl, csv, fhir/],
    ] as const) {
      const { code, out, errors } = await audit(...words);
      expect([words, code, out]).toEqual([words, 2, '']);
      expect(errors).toMatch(told);
      expect(errors).not.toMatch(/^\s+at /m);
    }
  });
});

describe('audit replay FILE', () => {
  const by = ['--areas', areas, agreement];

  it('[AU5] decides each crossing anew by the agreements given, and finds no difference in what was decided', async () => {
    const { code, out } = await audit('replay', 'whole.jsonl', ...by);
    expect([code, out]).toEqual([0, '4 records, 4 crossings decided anew, 0 differences\n']);
  });

  it('tells what was recorded and what is answered, where they differ', async () => {
    const { code, out } = await audit('replay', 'forged.jsonl', ...by);
    expect(code).toBe(1);
    const [difference, sum] = out.trim().split('\n');
    expect(JSON.parse(difference ?? '')).toMatchObject({
      ...{ n: 2, fact: 'f2', purpose: 'care' },
      ...{ recorded: { clause: 's2' }, replayed: { clause: 's1' } },
    });
    expect(sum).toBe('2 records, 2 crossings decided anew, 1 differences');
  });
});

describe('the key of checkpoints', () => {
  it('is made once, and nobody else may read it', async () => {
    const pem = await readFile(join(folder, 'audit-key.pem'), 'utf8');
    await signingKey(folder, undefined);
    expect(await readFile(join(folder, 'audit-key.pem'), 'utf8')).toBe(pem);
    await expect(signingKey(folder, 'no key')).rejects.toThrow();
  });
});
