import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const isFile = (path: string): boolean =>
  statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true;
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && isFile(path));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const pages = tracked
  .filter((path) => path === 'README.md' || /^docs\/.*\.md$/.test(path))
  .map((path) => ({ path, text: read(path).replace(/^```[\s\S]*?^```/gm, '') }));
const folders = new Set(
  tracked.flatMap((path) => path.split('/').map((_, at, all) => all.slice(0, at).join('/'))),
);
const exists = (path: string): boolean => tracked.includes(path) || folders.has(path.replace(/\/$/, ''));

/** Every word of the code and of what configures it: a name that no file holds is a name of something that has gone. */
const words = new Set(
  tracked
    .filter((path) => !/\.(md|svg|png|woff2|csv)$|package-lock/.test(path))
    .flatMap((path) => read(path).match(/[A-Za-z_$][\w$]*/g) ?? []),
);

/** Names of other programs, and of what an ADR replaced and tells of. */
const namesOfOthers = new Set([
  ...['connectionStateRecovery', 'mongodump', 'onSslBioOut', 'resourceLimits', '$where', '$max', '$in'],
]);
const gone = new Set(['actsOfRelations.ts', 'recordRows.ts', 'forbiddenByState.ts']);

const quoted = pages.flatMap(({ path, text }) =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => ({ page: path, code })),
);

const cited = (pattern: RegExp) =>
  tracked
    .filter((path) => /^(server|collab|media|client|tests|docs)\/.*\.(ts|tsx|mjs|md)$|^README/.test(path))
    .flatMap((path) => [...read(path).matchAll(pattern)].map(([, number = '']) => ({ path, number })));

describe('the docs', () => {
  it('link to nothing that is not there', () => {
    const broken = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map(([, link = '']) => link)
        .filter((link) => !/^https?:/.test(link) && !exists(normalize(join(dirname(path), link))))
        .map((link) => `${path}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('name no file or folder of the project that is not there', () => {
    const named = quoted.filter(({ code }) =>
      /^(server|collab|media|client|tests|docs)\/[\w./-]+$/.test(code),
    );
    const ends = ['', '.ts', '.tsx', '.mjs', '.test.ts'];
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ code }) => !ends.some((end) => exists(code + end)))).toEqual([]);
    const files = new Set(tracked.map((path) => path.split('/').at(-1)));
    const alone = quoted.filter(
      ({ code }) => /^\w+(\.test)?\.(ts|tsx|mjs|css)$/.test(code) && code !== 'types.ts',
    );
    expect(alone.filter(({ code }) => !files.has(code) && !gone.has(code))).toEqual([]);
  });

  it('name nothing of the code that it does not have', () => {
    const names = quoted.filter(({ code }) => /^[A-Za-z_$][\w$]*(\.[A-Za-z_]\w*)*(\(\))?$/.test(code));
    const unknown = names.filter(({ code }) =>
      code
        .replace('()', '')
        .split('.')
        .some((name) => !words.has(name) && !namesOfOthers.has(name)),
    );
    expect(names.length).toBeGreaterThan(300);
    expect(unknown.filter(({ code }) => !gone.has(code))).toEqual([]);
  });

  it('are cited by numbers that they have: decisions, ADRs, rules', () => {
    const decisions = new Set(read('docs/DESIGN.md').match(/^\d+(?=\. )/gm));
    const unknownDecisions = cited(/\bDESIGN(?: decisions?)? (\d+)/g).filter(
      ({ number }) => !decisions.has(number),
    );
    expect(unknownDecisions).toEqual([]);
    const adrs = tracked.flatMap((path) => /^docs\/adr\/(\d{4})-/.exec(path)?.[1] ?? []);
    const unknownAdrs = cited(/\bADR (\d+)/g).filter(({ number }) => !adrs.includes(number.padStart(4, '0')));
    expect(unknownAdrs).toEqual([]);
    const rules = new Set(
      [...read('docs/SPEC.md').matchAll(/^\| \*\*([A-Z]{2}\d+)\*\* \|/gm)].map(([, rule]) => rule),
    );
    const chapters = new Set([...rules].map((rule) => rule?.slice(0, 2)));
    const inBrackets = cited(/[([]((?:[A-Z]{2}\d+)(?:[\])]))/g).map(({ path, number }) => ({
      path,
      rule: number.slice(0, -1),
    }));
    expect(inBrackets.length).toBeGreaterThan(1_000);
    expect(inBrackets.filter(({ rule }) => chapters.has(rule.slice(0, 2)) && !rules.has(rule))).toEqual([]);
  });

  it('are found: each ADR is linked from DESIGN.md or ARCHITECTURE.md, or from one that is', () => {
    const adrs = pages.filter(({ path }) => path.startsWith('docs/adr/'));
    const named = (text: string) => adrs.filter(({ path }) => text.includes(path.slice('docs/adr/'.length)));
    const found = new Set(named(read('docs/DESIGN.md') + read('docs/ARCHITECTURE.md')));
    for (const one of found) for (const next of named(one.text)) found.add(next);
    expect(adrs.filter((one) => !found.has(one)).map(({ path }) => path)).toEqual([]);
  });
});
