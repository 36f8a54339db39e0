import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChainRecord, lineOf, linkRecord } from '#domain/audit/chainRecord.ts';
import { signCheckpoint } from '#server/audit/checkpointKey.ts';
import { sha256 } from '#server/audit/sha256.ts';

const main = resolve('server/audit/command/main.ts');
let folder = '';
const records: ChainRecord[] = [];
for (let at = 1; at <= 5; at++) {
  const wanted = { municipality: '232017', fact: `fact${at}`, body: `{"id":"fact${at}"}` };
  records.push(linkRecord(records.at(-1) ?? null, wanted, sha256));
}
const last = records[4]!;
const { privateKey } = generateKeyPairSync('ed25519');
const signed = signCheckpoint(
  { municipality: '232017', n: 5, hash: last.hash, at: '2026-11-26T00:00:00.000Z' },
  privateKey,
);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const lines = records.map(lineOf);
  await write('whole.jsonl', `${lines.join('\n')}\n`);
  await write('cut.jsonl', `${lines.slice(0, 3).join('\n')}\n`);
  await write('part.jsonl', `${lines[1]}\n${lines[3]}\n`);
  await write('flipped.jsonl', `${lines.join('\n').replace('"id":"fact3"', '"id":"fact9"')}\n`);
  await write('torn.jsonl', lines.join('\n'));
  await write('empty.jsonl', '');
  await write('cp.json', JSON.stringify(signed));
  const others = ['232025', '232076'].map((municipality) =>
    JSON.stringify(
      signCheckpoint({ municipality, n: 9, hash: last.hash, at: '2026-11-26T00:00:00.000Z' }, privateKey),
    ),
  );
  await write('others.json', others.join('\n'));
  await write('all-cities.json', [others[1], JSON.stringify(signed), others[0]].join('\n'));
  await write('crlf.json', `${JSON.stringify(signed)}\r\n`);
  await write('crlf.jsonl', lines.map((line) => `${line}\r\n`).join(''));
  const flipped = lines.join('\r\n').replace('"id":"fact3"', '"id":"fact9"');
  await write('crlf-flipped.jsonl', `${flipped}\r\n`);
  await write('forged.json', JSON.stringify({ ...signed, n: 3, hash: records[2]!.hash }));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...words: string[]): Promise<{ out: string; errors: string; code: number | null }> => {
  const env = { ...process.env, NODE_OPTIONS: '', MONGODB_URI: '' };
  const child = spawn(process.execPath, [main, ...words], { cwd: folder, env });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return new Promise((done) => child.on('close', (code) => done({ out, errors, code })));
};

describe('audit verify FILE', () => {
  it('[AU4] says that an export is whole, and that its end is unproved', async () => {
    const { out, errors, code } = await run('verify', 'whole.jsonl');
    expect({ errors, code }).toEqual({ errors: '', code: 0 });
    expect(out).toContain(`232017: whole, records 1 to 5, last hash ${last.hash}\n`);
    expect(out).toContain('the end is unproved');
  });

  it('[AU5] with a checkpoint: that it is vouched for to its end', async () => {
    const { out, code } = await run('verify', 'whole.jsonl', '--checkpoint', 'cp.json');
    expect([code, out]).toEqual([0, expect.stringContaining('vouched for to its end')]);
    expect(out).not.toContain('unproved');
  });

  it.each([
    ['flipped.jsonl', [], 'BROKEN: record 3 of 232017: it is not what its hash was made of (line 3)'],
    ['cut.jsonl', ['--checkpoint', 'cp.json'], 'BROKEN: record 4 of 232017: it is missing'],
    ['part.jsonl', [], 'BROKEN: record 1 of 232017: it is missing'],
    ['torn.jsonl', [], 'BROKEN: a record: line 5 has no end'],
  ])('[AU4] names the first bad record of %s', async (file, more, said) => {
    const { out, code } = await run('verify', file, ...more);
    expect([code, out]).toEqual([1, expect.stringContaining(said)]);
  });

  it('takes a filtered export for the part that it is', async () => {
    const { out, code } = await run('verify', 'part.jsonl', '--part');
    expect([code, out]).toEqual([0, expect.stringContaining('cannot be seen')]);
  });

  it.each([[[]], [['--part']], [['--checkpoint', 'cp.json']]])(
    '[AU14] an empty one is no success: nothing was verified (%j)',
    async (more) => {
      expect(await run('verify', 'empty.jsonl', ...more)).toMatchObject({
        code: 1,
        out: expect.stringContaining('no record in it: nothing was verified'),
      });
    },
  );

  it('[AU14] asks of checkpoints of all cities those of the chain that it has, and names the others', async () => {
    const { out, code } = await run('verify', 'whole.jsonl', '--checkpoint', 'all-cities.json');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('vouched for to its end') });
    expect(out).toContain('not looked at, since no record of theirs is in it: 232025, 232076');
    expect(out).not.toContain('BROKEN');
    const cut = await run('verify', 'cut.jsonl', '--checkpoint', 'all-cities.json');
    expect([cut.code, cut.out]).toEqual([1, expect.stringContaining('BROKEN: record 4 of 232017')]);
  });

  it("[AU14] says that others' checkpoints prove nothing of this chain", async () => {
    const { out, code } = await run('verify', 'whole.jsonl', '--checkpoint', 'others.json');
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('no checkpoint of it was given: the end is unproved'),
    ]);
  });

  it('[AU14] reads an export and checkpoints that a program has given CRLF', async () => {
    const { out, code } = await run('verify', 'crlf.jsonl', '--checkpoint', 'crlf.json');
    expect([code, out]).toEqual([0, expect.stringContaining('vouched for to its end')]);
    const flipped = await run('verify', 'crlf-flipped.jsonl');
    expect([flipped.code, flipped.out]).toEqual([1, expect.stringContaining('BROKEN: record 3')]);
  });

  it.each([
    [['verify', 'nowhere.jsonl'], 'nowhere.jsonl: cannot be read'],
    [['verify', 'whole.jsonl', '--checkpoint', 'forged.json'], 'the signature is not that of the key'],
    [['verify', 'whole.jsonl', '--checkpoint', 'whole.jsonl'], 'is no checkpoint'],
    [['verify', 'whole.jsonl', '--frm', 'x'], "Unknown option '--frm'"],
    [['verify', 'whole.jsonl', 'cut.jsonl'], 'one FILE at a time'],
    [['verify'], '--data DIR is required'],
    [['verify', '--data', '.'], 'holds no store'],
    [['verify', 'whole.jsonl', '--data', '.'], 'not both'],
    [['vrfy'], 'a command is required'],
    [['replay', 'whole.jsonl'], 'needs --areas'],
    [['export', '--data', '.', '--municipality', '232017', '--format', 'xml'], '--format: one of'],
  ])('ends 2 for %j and says why, without a stack', async (words, said) => {
    const { out, errors, code } = await run(...words);
    expect([code, out]).toEqual([2, '']);
    expect(errors).toContain(said);
    expect(errors).not.toContain('    at ');
  });
});
