import { describe, expect, it } from '@jest/globals';
import { formatProblem } from '#domain/agreement/problem.ts';
import { readAgreement } from '#domain/agreement/readAgreement.ts';
import { sampleAgreementText as sample } from '#tests/support/sampleAgreementText.ts';

/** The places and keys that are reported, as FILE:LINE:COLUMN: KEY. */
const places = (source: string | Uint8Array): string[] => {
  const read = readAgreement(source, 'a.yaml');
  if (read.ok) return [];
  for (const problem of read.problems)
    expect(formatProblem(problem)).toMatch(/^a\.yaml:\d+:\d+: [^\n]+: [^\n]+$/);
  return read.problems.map(({ line, column, key }) => `${line}:${column}: ${key}`);
};
const replaced = (what: string, by: string) => {
  if (!sample.includes(what)) throw new Error(`the sample has no ${what}`);
  return sample.replace(what, () => by);
};

it('reads the sample as it stands', () => {
  const read = readAgreement(sample, 'a.yaml');
  if (!read.ok) throw new Error('the sample is wrong');
  const { outline: _, ...agreement } = read.agreement;
  expect(agreement).toMatchObject({ agreement: 'sample-wide-area', version: 1, effective: '2020-04-01' });
  expect(agreement.parties[1]).toEqual({
    municipality: '232076',
    from: '2020-04-01',
    until: null,
    admits: null,
  });
  expect(agreement.hubs).toHaveLength(1);
  expect(agreement.clauses[1]).toEqual({
    id: 'a4',
    title: '隣接市の連携',
    from: '2020-06-01',
    until: null,
    reach: 'pairs',
    pairs: [['232017', '232114']],
    purposes: ['continuity'],
    discloses: ['summary'],
    professions: null,
    requires: [],
  });
});

describe('accepts', () => {
  it.each([
    ['a byte-order mark', `\uFEFF${sample}`],
    ['CRLF', sample.replaceAll('\n', '\r\n')],
    ['days in quotes', sample.replaceAll(/(\d{4}-\d\d-\d\d)/g, '"$1"')],
    ['no hubs', sample.replace(/hubs:[\s\S]*?clauses:/, 'clauses:')],
    ['several ends of the one document', `${sample}...\n... # 終\n...\n`],
    ['tabs after values', sample.replaceAll(/: (\S+)$/gm, ':\t$1\t')],
    ['a document marker, %YAML 1.2 and comments', `%YAML 1.2\n--- # 見本\n${sample}...\n`],
    [
      'a hub id again after it ended',
      replaced(
        'clauses:',
        '  - {id: hub-pediatric, name: 見本, municipality: "232017", from: 2030-04-01}\nclauses:',
      ),
    ],
    [
      'a party again after it left',
      replaced('hubs:', '  - {municipality: "232017", from: 2024-04-01}\nhubs:'),
    ],
    ['a leap day', replaced('effective: 2020-04-01', 'effective: 2020-02-29')],
    ['a version in another notation of whole numbers', replaced('version: 1', 'version: 0x10')],
    [
      'an emergency clause of its own',
      replaced(
        '    purposes: [care]\n    discloses: [post, visit-report, vitals, photo, minutes]',
        '    purposes: [emergency]\n    discloses: [face-sheet]',
      ).replace('requires: [consent]', 'requires: [reason, consent]'),
    ],
  ])('%s', (_, text) => {
    expect(places(Buffer.from(text))).toEqual([]);
  });
});

describe('reports, at its line and column and by its key,', () => {
  it.each<[string, string, string[]]>([
    ['a missing key, at the mapping', replaced('title: 見本 広域連携協定\n', ''), ['1:1: title']],
    ['a missing key after comments', `# 見本\n\n${replaced('version: 1\n', '')}`, ['3:1: version']],
    ['a missing key of a clause', replaced('    reach: same-area\n', ''), ['21:5: clauses[0].reach']],
    ['an unknown key, at the key', replaced('title: 見本', 'titel: 見本'), ['1:1: title', '3:1: titel']],
    ['a key given twice, at the later key', `${sample}version: 2\n`, ['37:1: version']],
    [
      'a key given twice in a party',
      replaced(
        '    until: 2024-04-01\n    admits',
        '    until: 2024-04-01\n    until: 2025-04-01\n    admits',
      ),
      ['9:5: parties[0].until'],
    ],
    ['a key that is no text', `${sample}1: x\n`, ['37:1: 1']],
    ['a key with nothing after it', replaced('until: 2030-04-01', 'until:'), ['19:11: hubs[0].until']],
    [
      'null and ~, which are nothing',
      replaced('until: 2030-04-01', 'until: ~').replace('version: 1', 'version: null'),
      ['2:10: version', '19:12: hubs[0].until'],
    ],
    ['nothing after hubs', replaced('hubs:', 'hubs:\nx-y:'), ['14:6: hubs', '15:1: x-y']],
    ['an empty list', replaced('purposes: [care]', 'purposes: []'), ['26:15: clauses[0].purposes']],
    ['a list that is a text', replaced('purposes: [care]', 'purposes: care'), ['26:15: clauses[0].purposes']],
    [
      'an empty entry of a list',
      replaced('discloses: [summary]', 'discloses:\n      - summary\n      -'),
      ['38:8: clauses[1].discloses[1]'],
    ],
    ['an unknown purpose', replaced('[care]', '[care, caer]'), ['26:22: clauses[0].purposes[1]']],
    ['an unknown data class', replaced('vitals, photo', 'vital, photo'), ['27:37: clauses[0].discloses[2]']],
    ['an unknown requirement', replaced('[consent]', '[consnet]'), ['29:16: clauses[0].requires[0]']],
    ['an unknown reach', replaced('reach: same-area', 'reach: everywhere'), ['25:12: clauses[0].reach']],
    ['a code without quotes', replaced('"232076"', '232076'), ['10:19: parties[1].municipality']],
    ['a wrong check digit', replaced('"232076"', '"232075"'), ['10:19: parties[1].municipality']],
    [
      'a code in full-width digits',
      replaced('"232076"', '"２３２０７６"'),
      ['10:19: parties[1].municipality'],
    ],
    ['a code of a hub that is too short', replaced('"231002"', '"23100"'), ['17:19: hubs[0].municipality']],
    [
      'a day that the calendar lacks',
      replaced('effective: 2020-04-01', 'effective: 2021-02-29'),
      ['4:12: effective'],
    ],
    [
      'a time of day',
      replaced('effective: 2020-04-01', 'effective: 2020-04-01T00:00:00Z'),
      ['4:12: effective'],
    ],
    [
      'a day in another form',
      replaced('effective: 2020-04-01', 'effective: 2020/04/01'),
      ['4:12: effective'],
    ],
    ['a day that is a number', replaced('effective: 2020-04-01', 'effective: 20200401'), ['4:12: effective']],
    ['until on from', replaced('until: 2030-04-01', 'until: 2020-04-01'), ['19:12: hubs[0].until']],
    [
      'until before from',
      replaced('until: 2024-04-01\n    reach', 'until: 2020-05-31\n    reach'),
      ['24:12: clauses[0].until'],
    ],
    ['a version of 0', replaced('version: 1', 'version: 0'), ['2:10: version']],
    ['a negative version', replaced('version: 1', 'version: -1'), ['2:10: version']],
    ['a version with a point', replaced('version: 1', 'version: 1.0'), ['2:10: version']],
    ['a version with an exponent', replaced('version: 1', 'version: 1e0'), ['2:10: version']],
    ['a version in quotes', replaced('version: 1', 'version: "1"'), ['2:10: version']],
    ['a version past exact numbers', replaced('version: 1', 'version: 9007199254740993'), ['2:10: version']],
    ['an id that is a number', replaced('agreement: sample-wide-area', 'agreement: 12'), ['1:12: agreement']],
    ['a blank id', replaced('id: a3', 'id: "　"'), ['21:9: clauses[0].id']],
    ['a blank profession', replaced('admits: [医師', 'admits: [" "'), ['9:14: parties[0].admits[0]']],
    [
      'a profession that is a truth value',
      replaced('professions: [医師', 'professions: [true'),
      ['28:19: clauses[0].professions[0]'],
    ],
    [
      'a party twice on one day, at the later',
      replaced('"232114"\n    from: 2020-04-01\nhubs', '"232017"\n    from: 2024-03-31\nhubs'),
      ['12:19: parties[2].municipality'],
    ],
    [
      'a hub twice on one day',
      replaced(
        'clauses:',
        '  - {id: hub-pediatric, name: 見本, municipality: "232017", from: 2030-03-31}\nclauses:',
      ),
      ['20:10: hubs[1].id'],
    ],
    ['a clause id twice', replaced('id: a4', 'id: a3'), ['30:9: clauses[1].id']],
    [
      'a pair of one municipality with itself',
      replaced('"232017", "232114"', '"232017", "232017"'),
      ['34:13: clauses[1].pairs[0]'],
    ],
    [
      'a pair of three',
      replaced('"232017", "232114"', '"232017", "232114", "232076"'),
      ['34:13: clauses[1].pairs[0]'],
    ],
    [
      'a bad code in a pair',
      replaced('"232017", "232114"', '"232017", 232114'),
      ['34:24: clauses[1].pairs[0][1]'],
    ],
    ['pairs with another reach', replaced('reach: pairs', 'reach: hub'), ['34:12: clauses[1].pairs']],
    [
      'no pairs with reach: pairs',
      replaced('    pairs: [["232017", "232114"]]\n', ''),
      ['30:5: clauses[1].pairs'],
    ],
    [
      '[WA14] emergency beside another purpose',
      replaced('[care]', '[emergency, care]')
        .replace('[post, visit-report, vitals, photo, minutes]', '[face-sheet]')
        .replace('[consent]', '[reason]'),
      ['26:15: clauses[0].purposes'],
    ],
    [
      '[WA14] emergency with more than the face sheet',
      replaced('[care]', '[emergency]').replace('[consent]', '[reason]'),
      ['27:16: clauses[0].discloses'],
    ],
    [
      '[WA14] emergency that asks another thing',
      replaced('[continuity]', '[emergency]').replace('[summary]', '[face-sheet]\n    requires: [consent]'),
      ['37:15: clauses[1].requires'],
    ],
    [
      '[WA14] emergency that asks nothing, at the clause',
      replaced('[continuity]', '[emergency]').replace('[summary]', '[face-sheet]'),
      ['30:5: clauses[1].requires'],
    ],
    ['an anchor', replaced('title: 見本', 'title: &t 見本'), ['3:8: title']],
    ['an alias', replaced('title: 多職種連携', 'title: *t'), ['22:12: clauses[0].title']],
    [
      'a tag',
      replaced('from: 2020-06-01\n    until', 'from: !!str 2020-06-01\n    until'),
      ['23:11: clauses[0].from'],
    ],
    ['a merge key', `${sample}<<: {version: 1}\n`, ['37:1: "<<"']],
    ['a second document', `${sample}---\n${sample}`, ['37:1: (document)']],
    ['another version of YAML', `%YAML 1.1\n---\n${sample}`, ['1:1: (document)']],
    ['a list in place of the mapping', '- a\n', ['1:1: (document)']],
    [
      'every error of the file, in the order of its lines',
      replaced('"232076"', '232076')
        .replace('[care]', '[caer]')
        .replace('effective: 2020-04-01', 'effective: never'),
      ['4:12: effective', '10:19: parties[1].municipality', '26:16: clauses[0].purposes[0]'],
    ],
    [
      'a column in characters, not in UTF-16 units',
      replaced('admits: [医師', 'admits: [𠮷, 5, 医師'),
      ['9:17: parties[0].admits[1]'],
    ],
  ])('%s', (_, text, expected) => {
    expect(places(Buffer.from(text))).toEqual(expected);
  });

  it('a code without quotes with the advice to quote it', () => {
    const read = readAgreement(replaced('"232076"', '232076'), 'a.yaml');
    expect(read.ok ? '' : formatProblem(read.problems[0]!)).toContain('quote it, as "232076"');
  });
});

it('warns of a profession that is not known and takes it', () => {
  const read = readAgreement(replaced('admits: [医師', 'admits: [見本士'), 'a.yaml');
  expect(read.ok && read.warnings.map(({ line, key }) => `${line}: ${key}`)).toEqual([
    '9: parties[0].admits[0]',
  ]);
});
