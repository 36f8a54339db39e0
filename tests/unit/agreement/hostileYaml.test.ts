import { describe, expect, it } from '@jest/globals';
import { formatProblem, type Problem } from '#domain/agreement/problem.ts';
import { readAgreement } from '#domain/agreement/readAgreement.ts';
import { sampleAgreementText as sample } from '#tests/support/sampleAgreementText.ts';

const problemsOf = (source: string | Uint8Array): readonly Problem[] => {
  const read = readAgreement(source, 'a.yaml');
  return read.ok ? [] : read.problems;
};

const laughs = [
  'a: &a [lol, lol, lol]',
  ...'bcdefghijkl'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefghijk'[at]}, `.repeat(9)}]`),
].join('\n');

describe('a hostile file is answered with errors, soon and on one line each:', () => {
  it.each<[string, string | Uint8Array]>([
    ['an empty file', ''],
    ['only comments', '# 見本\n'],
    ['only a byte-order mark', Buffer.from([0xef, 0xbb, 0xbf])],
    ['two byte-order marks', `\uFEFF\uFEFF${sample}`],
    ['half of a character', sample.replace('sample-wide-area', '"a\\ud800"')],
    ['not UTF-8', Buffer.concat([Buffer.from(sample), Buffer.from([0xff, 0xfe])])],
    ['Shift_JIS', Buffer.from([0x8c, 0xa9, 0x96, 0x7b])],
    ['UTF-16', Buffer.from(sample, 'utf16le')],
    ['a billion laughs', laughs],
    ['a million brackets', '['.repeat(1_000_000)],
    ['a hundred thousand nested mappings', '{a: '.repeat(100_000)],
    ['dashes in dashes', `${'- '.repeat(3000)}x`],
    ['a hundred thousand dashes in dashes', `${'- '.repeat(100_000)}x`],
    ['blocks in blocks', Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
    ['explicit keys in explicit keys', '? '.repeat(5000)],
    ['a huge scalar', `agreement: "${'x'.repeat(5_000_000)}"`],
    ['a file that is too long', `# ${'x'.repeat(17 * 1024 * 1024)}`],
    ['a huge key', `? ${'x'.repeat(100_000)}\n: y\n`],
    ['tabs as indentation', sample.replaceAll('    ', '\t')],
    ['a NUL', sample.replace('広域', '広\0域')],
    ['an escape sequence of a terminal', sample.replace('広域', '\u001b[2J')],
    ['text that is never closed', sample.replace('"232017"', '"232017')],
    ['a hundred thousand anchors', '&a '.repeat(100_000)],
    ['a hundred thousand quotes', '"'.repeat(100_000)],
    ['keys from prototypes', `${sample}__proto__: {version: 2}\nconstructor: x\n`],
    ['an unknown key with line breaks', `${sample}"a\\nb: c": d\n`],
    ['a cycle', `${sample}self: &s [*s]\n`],
  ])('%s', (_, source) => {
    const problems = problemsOf(source);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems.slice(0, 50)) {
      const line = formatProblem(problem);
      expect(line).toMatch(/^a\.yaml:\d+:\d+: \P{Cc}+$/u);
      expect(line.length).toBeLessThan(700);
    }
  });
});

it('says where text stops being UTF-8', () => {
  const source = Buffer.concat([Buffer.from('agreement: 見本\nversion: '), Buffer.from([0xff])]);
  expect(problemsOf(source).map(({ line, column }) => `${line}:${column}`)).toEqual(['2:10']);
});

it('takes a lone CR as the line break that an editor shows', () => {
  expect(problemsOf(sample.replaceAll('\n', '\r'))).toEqual([]);
  const hidden = problemsOf(sample.replace('version: 1', '# a comment\rversion: 2\nversion: 1'));
  expect(hidden.map(({ key, line }) => `${line}: ${key}`)).toEqual(['4: version']);
});
