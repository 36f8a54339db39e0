import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleAgreementText } from '#tests/support/sampleAgreementText.ts';

const root = process.cwd();
const main = resolve(root, 'server/agreements/command/main.ts');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agreement-'));
  await writeFile(join(folder, 'a.yaml'), sampleAgreementText);
  await writeFile(
    join(folder, 'b.yaml'),
    sampleAgreementText.replace('    professions: [医師, 訪問看護師]\n', ''),
  );
  const hostile = sampleAgreementText
    .replace('agreement: sample-wide-area', `agreement: "=cmd|' /c calc'!A0\\u001b[2J"`)
    .replace(/title: .*/g, 'title: "\\u202Eあ\\u0007"');
  await writeFile(join(folder, 'hostile.yaml'), hostile);
  await writeFile(join(folder, 'hostile-bad.yaml'), hostile.replace('[care]', '["\\u001b[2Jcare"]'));
  const sample = await readFile(resolve(root, 'server/sample/sample-wide-area.yaml'), 'utf8');
  await writeFile(join(folder, 'less.yaml'), sample.replace('discloses: [post, visit', 'discloses: [visit'));
  await writeFile(join(folder, 'bad.yaml'), sampleAgreementText.replace('[care]', '[caer]'));
});
afterAll(() => rm(folder, { recursive: true }));

const areas = resolve(root, 'server/agreements/data/aichi-municipalities.csv');

/** Runs the command where the files are; what it wrote and how it ended. */
function run(
  words: string[],
  input: string | Iterable<Buffer> = '',
): Promise<{ out: string; errors: string; code: number | null }> {
  const child = spawn(process.execPath, [main, ...words], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [out, errors]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  // The command may end before it has read everything.
  child.stdin.on('error', () => undefined);
  for (const piece of typeof input === 'string' ? [input] : input) child.stdin.write(piece);
  child.stdin.end();
  return new Promise((done) => {
    child.on('close', (code) =>
      done({ out: Buffer.concat(out).toString(), errors: Buffer.concat(errors).toString(), code }),
    );
  });
}

const request = {
  id: 'r1',
  day: '2020-06-15',
  from: '232017',
  to: '232076',
  purpose: 'care',
  dataClass: 'post',
  profession: '訪問看護師',
  fromHub: null,
  toHub: null,
  consent: { purposes: ['care'], recipients: ['232076'], from: '2020-05-01', until: null, withdrawn: null },
  activation: null,
  reason: null,
};
const lines = (...all: unknown[]) =>
  all.map((each) => `${typeof each === 'string' ? each : JSON.stringify(each)}\n`).join('');

describe('agreement decide', () => {
  it('answers the documented requests in the documented words', async () => {
    const input = lines(
      request,
      { ...request, id: 'r2', to: '232114' },
      { ...request, id: 'r3', to: '232017' },
      { ...request, id: 'r4', day: '2020-03-31' },
    );
    expect(await run(['decide', '--areas', areas, 'a.yaml'], input)).toEqual({
      out: lines(
        '{"id":"r1","allowed":true,"rule":null,"agreement":"sample-wide-area","version":1,"clause":"a3"}',
        '{"id":"r2","allowed":false,"rule":"WA6","agreement":"sample-wide-area","version":1,"clause":"a4"}',
        '{"id":"r3","allowed":true,"rule":"WA1","agreement":null,"version":null,"clause":null}',
        '{"id":"r4","allowed":false,"rule":"WA2","agreement":null,"version":null,"clause":null}',
      ),
      errors: '',
      code: 0,
    });
  });

  it('answers what is not a request on its own line and goes on', async () => {
    const bad = [
      '',
      'not json',
      '[]',
      'null',
      { ...request, purpose: 'caer' },
      { ...request, dataClas: 'post' },
      { ...request, dataClass: 'posts' },
      { ...request, day: '2020-02-30' },
      { ...request, day: 20200615 },
      { ...request, to: '232075' },
      { ...request, to: '131016' },
      { ...request, from: 232017 },
      { ...request, profession: ' ' },
      { ...request, reason: 1 },
      { ...request, id: true },
      { ...request, consent: {} },
      { ...request, consent: { ...request.consent, recipients: 'all' } },
      { ...request, consent: { ...request.consent, purposes: 'care' } },
      { ...request, consent: { ...request.consent, until: '' } },
      { ...request, consent: { ...request.consent, withdrew: null } },
      {
        ...request,
        activation: { by: '232017', receivers: [], dataClasses: [], from: '2020-01-01', until: null },
      },
      { ...request, profession: undefined },
      '{"__proto__":{"day":"2020-06-15"}}',
    ];
    // At home too, whatever the rules would have said.
    const atHome = { ...request, to: '232017', purpose: 'caer' };
    const { out, code } = await run(
      ['decide', '--areas', areas, 'a.yaml'],
      lines(...bad, atHome, request).trimEnd(),
    );
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toHaveLength(bad.length + 2);
    for (const answer of answers.slice(0, -1)) expect(Object.keys(answer)).toEqual(['id', 'error']);
    expect(answers.map(({ id }) => id).slice(0, 6)).toEqual([null, null, null, null, 'r1', 'r1']);
    expect(answers.at(-1).allowed).toBe(true);
    expect(code).toBe(1);
  });

  it('gives an id back as it came, takes CRLF and empty lists, and bounds that never hold are no error', async () => {
    const text = JSON.stringify({ ...request, consent: { ...request.consent, until: '2020-01-01' } });
    const ids = ['1.0', '1e400', '9007199254740993', '-0', '7', '"\\u898b\\n"'];
    const all = ids
      .map((id) => text.replace('"r1"', () => id))
      .concat(text.replace('"id":"r1",', ''), text.replace('["232076"]', '[]'));
    const { out, code } = await run(['decide', '--areas', areas, 'a.yaml'], all.join('\r\n'));
    expect(out.split('\n').map((line) => /^\{"id":(.*?),"/.exec(line)?.[1])).toEqual([
      ...ids.slice(0, 5),
      '"見\\n"',
      'null',
      '"r1"',
      undefined,
    ]);
    expect(code).toBe(0);
  });

  it('answers a line that is too long or not UTF-8 and goes on', async () => {
    const input = [
      Buffer.alloc(17 * 1024 * 1024, 'x'),
      Buffer.from('\n'),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from(lines(request)),
    ];
    const { out, code } = await run(['decide', '--areas', areas, 'a.yaml'], input);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => answer.error ?? answer.clause)).toEqual([
      expect.stringContaining('longer'),
      expect.stringContaining('UTF-8'),
      'a3',
    ]);
    expect(code).toBe(1);
  });

  it.each<[string, string[]]>([
    ['a bad file', ['decide', '--areas', areas, 'bad.yaml']],
    ['one bad file beside a good one', ['decide', '--areas', areas, 'a.yaml', 'bad.yaml']],
    ['a file that is not there', ['decide', '--areas', 'none.csv', 'a.yaml']],
    ['a folder', ['decide', '--areas', areas, '.']],
    ['no areas', ['decide', 'a.yaml']],
    ['no file', ['decide', '--areas', areas]],
    ['an unknown option', ['decide', '--areas', areas, '--fast', 'a.yaml']],
    ['an unknown command', ['decode', 'a.yaml']],
    [
      'a matrix of no purpose',
      ['matrix', '--areas', areas, 'a.yaml', '--day', '2021-01-01', '--purpose', 'caer'],
    ],
    ['a difference on no day', ['diff', '--areas', areas, 'a.yaml', 'b.yaml', '--day', '2021-02-29']],
    [
      'a difference of three',
      ['diff', '--areas', areas, 'a.yaml', 'b.yaml', 'a.yaml', '--day', '2021-02-28'],
    ],
  ])('ends 2 with nothing on standard output and no stack trace for %s', async (_, words) => {
    const { out, errors, code } = await run(words, lines(request));
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(errors).not.toMatch(/^\s+at /m);
    expect(errors).not.toBe('');
  });
});

describe('the other commands', () => {
  it('check sums up, and reports a bad file by line and key', async () => {
    const good = await run(['check', '--areas', areas, 'a.yaml']);
    expect(good.code).toBe(0);
    expect(good.out).toContain('parties: 3, hubs: 1, clauses: 2');
    // [DA2] `until: 2024-04-01`: in to the end of March.
    expect(good.out).toContain('2024-03-31: last day of party: 豊橋市; last day of clause: a3');
    expect(good.out).not.toContain('2024-04-01');
    const bad = await run(['check', 'bad.yaml']);
    expect(bad).toMatchObject({ out: '', code: 2 });
    expect(bad.errors).toMatch(/^bad\.yaml:26:16: clauses\[0\]\.purposes\[0\]: /);
  });

  it('matrix writes the documented cells', async () => {
    const { out } = await run([
      'matrix',
      '--areas',
      areas,
      'a.yaml',
      '--day',
      '2021-01-01',
      '--purpose',
      'care',
    ]);
    expect(out.split('\n')).toEqual([
      'from\\to,231002:hub-pediatric,232017,232076,232114',
      '231002:hub-pediatric,=,,,',
      '232017,,=,sample-wide-area/a3,',
      '232076,,sample-wide-area/a3,=,',
      '232114,,,,=',
      '',
    ]);
  });

  it('diff writes JSON lines as documented, and a table with names', async () => {
    const words = ['diff', '--areas', areas, 'a.yaml', 'b.yaml', '--day', '2021-01-01'];
    const json = await run([...words, '--json']);
    expect(json.out.split('\n')[0]).toBe(
      '{"from":"232017","to":"232076","purpose":"care","dataClass":"post","change":"changes","old":[{"clause":"a3","professions":["医師","訪問看護師"],"requires":["consent"]}],"new":[{"clause":"a3","professions":null,"requires":["consent"]}]}',
    );
    expect((await run(words)).out).toContain('豊橋市 → 豊川市');
  });

  it('[AU14] diff says in the words of the screens, once, who reach each other', async () => {
    const sample = resolve(root, 'server/sample/sample-wide-area.yaml');
    const { out } = await run(['diff', '--areas', areas, sample, 'less.yaml', '--day', '2026-12-02']);
    const [head, ...rows] = out.trimEnd().split('\n');
    expect(head).toBe('目的\t情報の種類\t変化\t旧\t新\t送る側 → 受ける側');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('医療・介護の提供、会議\t投稿\t条件が変わる\t');
    expect(rows[0]).toContain('豊橋市、豊川市、蒲郡市、田原市（互いに）； ');
    expect(rows[0]?.length).toBeLessThan(700);
  });

  it('[AU14] nothing that a file names acts on a terminal or in a spreadsheet', async () => {
    const hostile = (words: string[]) => run([...words.slice(0, 1), '--areas', areas, ...words.slice(1)]);
    const matrix = await hostile([...['matrix', 'hostile.yaml', '--day', '2021-01-01', '--purpose', 'care']]);
    expect(matrix.out).toContain(`,'=cmd|' /c calc'!A0\\u001b[2J/a3,`);
    const outs = [
      matrix,
      await hostile(['check', 'hostile.yaml']),
      await hostile(['diff', 'a.yaml', 'hostile.yaml', '--day', '2021-01-01']),
      await hostile(['check', 'hostile-bad.yaml']),
    ];
    for (const { out } of [outs[0], outs[2]] as typeof outs)
      expect(out).not.toMatch(/(^|[\t,])[=+@|-][^,\n]/m);
    for (const { out, errors } of outs) {
      expect(out + errors).not.toMatch(/(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
  });

  it('explain tells every clause in both languages', async () => {
    const words = ['explain', '--areas', areas, 'a.yaml'];
    const input = JSON.stringify({ ...request, to: '232114' }, null, 2);
    expect((await run(words, input)).out).toContain(
      'sample-wide-area/a3 (v1, 多職種連携): WA5: 豊橋市 (232017)は東三河南部',
    );
    expect((await run([...words, '--lang', 'en'], input)).out).toContain('WA6: Purpose "care" is not among');
    expect((await run(words, 'x')).code).toBe(1);
  });
});
