import { describe, expect, it } from '@jest/globals';
import { loadAgreements } from '#domain/agreement/loadAgreements.ts';
import { formatProblem } from '#domain/agreement/problem.ts';
import { readAreas } from '#domain/agreement/readAreas.ts';
import { sampleAgreementText as sample } from '#tests/support/sampleAgreementText.ts';

const header = 'code,name,medical_area,medical_area_name';
const dated = `${header},from,until`;
const places = (text: string): string[] => {
  const read = readAreas(Buffer.from(text), 'a.csv');
  return read.ok ? [] : read.problems.map(({ line, column, key }) => `${line}:${column}: ${key}`);
};

describe('an areas file', () => {
  it.each([
    [
      'columns in any order, others beside them',
      'note,medical_area,code,medical_area_name,name\nx,east,232017,東,豊橋市\n',
    ],
    [
      'CRLF, a byte-order mark, quotes and blank lines',
      `\uFEFF${header}\r\n"232017","豊橋""市",east,"東, 南"\r\n\r\n`,
    ],
    [
      'dated rows that follow each other',
      `${dated}\n232017,豊橋市,east,東,,2018-04-01\n232017,豊橋市,west,西,2018-04-01,\n`,
    ],
    ['only a column until', `${header},until\n232017,豊橋市,east,東,2030-01-01\n`],
  ])('may have %s', (_, text) => {
    expect(places(text)).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ['no header', '', ['1:1: code', '1:1: name', '1:1: medical_area', '1:1: medical_area_name']],
    ['a missing column', 'code,name,medical_area_name\n232017,豊橋市,東\n', ['1:1: medical_area']],
    ['a column twice', `${header},code\n`, ['1:42: code']],
    [
      'a bad code and a bad day',
      `${dated}\n232018,豊橋市,east,東,,\n232076,豊川市,east,東,2020-02-30,\n`,
      ['2:1: code', '3:19: from'],
    ],
    [
      'until that is not after from',
      `${dated}\n232076,豊川市,east,東,2020-02-03,2020-02-03\n`,
      ['2:30: until'],
    ],
    ['two rows for one day', `${header}\n232017,豊橋市,east,東\n232017,豊橋市,west,西\n`, ['3:1: code']],
    ['too few fields', `${header}\n232017,豊橋市\n`, ['2:1: code']],
    ['an area without a name', `${header}\n232017,豊橋市,,東\n`, ['2:12: medical_area']],
    ['a quote that is not closed', `${header}\n232017,"豊橋市,east,東\n`, ['2:8: (document)']],
  ])('is told of %s', (_, text, expected) => {
    expect(places(text)).toEqual(expected);
  });
});

describe('files given together', () => {
  const version = (number: number, day: string, id = 'sample-wide-area') =>
    sample
      .replace('version: 1', `version: ${number}`)
      .replace('effective: 2020-04-01', `effective: ${day}`)
      .replace('agreement: sample-wide-area', `agreement: ${id}`);
  const load = (...texts: string[]) => {
    const files = texts.map((source, at) => ({ file: `${at + 1}.yaml`, source }));
    const loaded = loadAgreements(files, null);
    return loaded.ok ? [] : loaded.problems.map(({ file, line, key }) => `${file}:${line}: ${key}`);
  };

  it.each<[string, string[], string[]]>([
    [
      '[WA12] versions that rise together, in any order of files',
      [version(3, '2021-02-10'), version(1, '2020-04-01')],
      [],
    ],
    [
      '[WA12] one number twice, at the later file',
      [version(1, '2020-04-01'), version(1, '2021-01-01')],
      ['2.yaml:2: version'],
    ],
    ['[WA12] one day twice', [version(1, '2020-04-01'), version(2, '2020-04-01')], ['2.yaml:4: effective']],
    [
      '[WA12] a later version that is effective earlier',
      [version(1, '2020-04-01'), version(2, '2019-04-01')],
      ['2.yaml:4: effective'],
    ],
    [
      'two agreements that have nothing to do with each other',
      [version(1, '2020-04-01'), version(1, '2020-04-01', 'other')],
      [],
    ],
    [
      'every error of every file, also what clashes with a file that has others',
      [version(1, '2020-04-01').replace('[care]', '[caer]'), version(1, '2021-01-01')],
      ['1.yaml:26: clauses[0].purposes[0]', '2.yaml:2: version'],
    ],
  ])('%s', (_, texts, expected) => {
    expect(load(...texts)).toEqual(expected);
  });

  it('name only municipalities of the areas file, each place that does not is told', () => {
    const areas = { file: 'a.csv', source: `${header}\n232017,豊橋市,east,東\n232076,豊川市,east,東\n` };
    const loaded = loadAgreements([{ file: '1.yaml', source: sample }], areas);
    const told = loaded.ok ? [] : loaded.problems.map(formatProblem).map((line) => line.split(': "')[0]);
    expect(told).toEqual([
      '1.yaml:12:19: parties[2].municipality',
      '1.yaml:17:19: hubs[0].municipality',
      '1.yaml:34:24: clauses[1].pairs[0][1]',
    ]);
  });
});
