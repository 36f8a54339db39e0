import { describe, expect, it } from '@jest/globals';
import { findMutants } from '#tests/mutants/findMutants.ts';

/** Each as the text that it makes of the source. */
const mutantsOf = (source: string): string[] =>
  findMutants('a.ts', source).map(({ start, end, original, replacement }) => {
    expect(source.slice(start, end)).toBe(original);
    return source.slice(0, start) + replacement + source.slice(end);
  });

describe('the mutants of a file', () => {
  it('negate a condition, leave a branch out, drop an operand, move a boundary', () => {
    expect(mutantsOf('// 条件\nif (a < b && c) run();\n')).toEqual([
      '// 条件\nif (!(a < b && c)) run();\n',
      '// 条件\nif (false) run();\n',
      '// 条件\nif ((a < b)) run();\n',
      '// 条件\nif ((c)) run();\n',
      '// 条件\nif (a <= b && c) run();\n',
      '// 条件\nif (a < b && c) ;\n',
    ]);
  });

  it('are found in the methods of a class, private ones and getters too', () => {
    const made = mutantsOf('class A { run() { go(); } #on() { go(); } get is() { return !this.a; } }');
    expect(made).toEqual([
      'class A { run() { ; } #on() { go(); } get is() { return !this.a; } }',
      'class A { run() { go(); } #on() { ; } get is() { return !this.a; } }',
      'class A { run() { go(); } #on() { go(); } get is() { return (this.a); } }',
    ]);
  });

  it('leave out what is spread, a field, an element, a filter', () => {
    const made = mutantsOf('const a = { ...b, c, d: [e, ...f].filter(g) };');
    expect(made).toEqual(
      expect.arrayContaining([
        'const a = { ...{}, c, d: [e, ...f].filter(g) };',
        'const a = { ...b, ...{}, d: [e, ...f].filter(g) };',
        'const a = { ...b, c, ...{} };',
        'const a = { ...b, c, d: [...[], ...f].filter(g) };',
        'const a = { ...b, c, d: [e, ...[]].filter(g) };',
        'const a = { ...b, c, d: [e, ...f] };',
      ]),
    );
    expect(made).toHaveLength(6);
  });

  it('turn booleans, move numbers, and leave types, texts and imports alone', () => {
    const source =
      "import { x } from './x.ts';\ntype T = { readonly a: 1; b: true };\nconst 名 = (q: T): 5 => x('9', true, 7) as 5;\n";
    const head = source.slice(0, source.indexOf('const'));
    expect(mutantsOf(source)).toEqual([
      `${head}const 名 = (q: T): 5 => x('9', false, 7) as 5;\n`,
      `${head}const 名 = (q: T): 5 => x('9', true, (7 + 1)) as 5;\n`,
    ]);
  });

  it('are the same whatever was read before, and name their lines', () => {
    const source = '// 一行目\n\nconst a = () => !b;\n';
    const [first] = findMutants('a.ts', source);
    findMutants('b.ts', `// 別の文書\n${source}${source.replace('a =', 'c =')}`);
    expect(findMutants('a.ts', source)).toEqual([first]);
    expect(first).toMatchObject({
      line: 3,
      original: '!b',
      replacement: '(b)',
      operator: 'negation dropped',
    });
  });
});
