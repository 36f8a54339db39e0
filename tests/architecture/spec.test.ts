import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './sourceFiles.ts';

const spec = readFileSync(join(import.meta.dirname, '../../docs/SPEC.md'), 'utf8');
/** The first cell of a row, as every table of SPEC.md numbers its rules. */
const rules = [...spec.matchAll(/^\| \*\*([A-Z]{2}\d+)\*\* \|/gm)].map(([, rule = '']) => rule);

/** A name, of a test, of a group or of a case in a table, begins with the rules that it cites; comments do not count. */
const citing = /['"`]((?:\[[A-Z]{2}\d+\] ?)+)/g;
const cited = sourceFiles()
  .filter(({ path }) => /^tests\/(?!architecture\/).*\.test\.ts$/.test(path))
  .flatMap(({ path, text }) =>
    [...text.matchAll(citing)].flatMap(([, rulesOfName = '']) =>
      [...rulesOfName.matchAll(/[A-Z]{2}\d+/g)].map(([rule]) => ({ path, rule })),
    ),
  );

describe('the rules of docs/SPEC.md', () => {
  it('are numbered once each, without a gap', () => {
    const expected = [...new Set(rules.map((rule) => rule.slice(0, 2)))].flatMap((chapter) =>
      rules.filter((rule) => rule.startsWith(chapter)).map((_, at) => `${chapter}${at + 1}`),
    );
    expect(rules.length).toBeGreaterThan(50);
    expect(rules).toEqual(expected);
  });

  it('are each cited by the name of at least one test', () => {
    const known = new Set(cited.map(({ rule }) => rule));
    expect(rules.filter((rule) => !known.has(rule))).toEqual([]);
  });

  it('are all that the names of tests cite', () => {
    expect(cited.filter(({ rule }) => !rules.includes(rule))).toEqual([]);
  });
});
