import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CompiledAgreements } from '#domain/agreement/compileAgreements.ts';
import type { CrossingRequest } from '#domain/agreement/crossingRequest.ts';
import { decide } from '#domain/agreement/decide.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { AgreementCompiler } from '#server/agreements/compiler/agreementCompiler.ts';

const areas = { rowsOf: new Map() };
const today = '2024-05-01' as Day;
const dataClasses = ['post', 'photo', 'minutes', 'summary'] as const;

/** 見本: version 1 discloses two classes, version 2 the two others; so many clauses before them that nothing is found at once. */
const textOf = (version: 1 | 2, effective: string, title = '見本'): string => `agreement: sample
version: ${version}
title: ${title}
effective: ${effective}
parties:
  - municipality: "232017"
    from: 2020-04-01
  - municipality: "232076"
    from: 2020-04-01
clauses:
${dataClasses
  .slice(version * 2 - 2, version * 2)
  .map(
    (each) => `  - id: v${version}-${each}
    title: 見本
    from: 2020-04-01
    reach: all-parties
    purposes: [care]
    discloses: [${each}]
`,
  )
  .join('')}`;

const first = { file: 'sample:1', source: textOf(1, '2020-04-01') };
const second = { file: 'sample:2', source: textOf(2, '2024-05-02') };

const ask = (day: Day): CrossingRequest[] =>
  dataClasses.map((dataClass) => ({
    ...{ day, from: '232017' as MunicipalityCode, to: '232076' as MunicipalityCode },
    ...{ purpose: 'care', dataClass, profession: '医師' },
  }));

/** Which versions the answers of one day name, denials too. */
const versionsOn = (compiled: CompiledAgreements, day: Day) => {
  const answers = ask(day).map((request) => decide(compiled, request));
  return {
    versions: [...new Set(answers.map(({ version }) => version))],
    allowed: answers.map((each) => each.allowed),
  };
};

const old = { versions: [1], allowed: [true, true, false, false] };
const renewed = { versions: [2], allowed: [false, false, true, true] };

describe('agreements compiled in a thread of their own', () => {
  let compiler: AgreementCompiler;
  beforeAll(() => {
    compiler = new AgreementCompiler();
  });
  afterAll(() => compiler.close());

  it('[WA12] are swapped as a whole: every turn meanwhile answers by the one version or by the other', async () => {
    let current = await compiler.compile([first], areas, today);
    const seen: unknown[] = [];
    let swapped = false;
    const swap = compiler
      .compile([first, { ...second, source: textOf(2, '2024-04-01') }], areas, today)
      .then((compiled) => {
        current = compiled;
        swapped = true;
      });
    while (!swapped) {
      seen.push(versionsOn(current, today));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await swap;
    expect(seen.length).toBeGreaterThan(0);
    for (const each of seen) expect(each).toEqual(old);
    expect(versionsOn(current, today)).toEqual(renewed);
  });

  it('[WA12] leave what was compiled before as it was, and nobody can change either', async () => {
    const before = await compiler.compile([first], areas, today);
    const after = await compiler.compile([first, second], areas, today);
    expect(versionsOn(before, '2024-05-02' as Day)).toEqual(old);
    expect(versionsOn(after, '2024-05-02' as Day)).toEqual(renewed);
    for (const compiled of [before, after]) {
      expect(Object.isFrozen(compiled)).toBe(true);
      const [terms] = compiled.agreements.flat();
      expect(() => (terms as { version: number }).version++).toThrow('read only');
      expect(() => (terms!.clauses[0]!.discloses as string[]).push('photo')).toThrow('not extensible');
    }
  });

  it('[WA12] turn at midnight in Tokyo, each day wholly by its own version, in whatever order it is asked for', async () => {
    const compiled = await compiler.compile([first, second], areas, today);
    const midnight = Date.parse('2024-05-01T15:00:00Z');
    for (const [instant, expected] of [
      [midnight - 1, old],
      [midnight, renewed],
      [midnight - 1, old],
      [midnight + 86_400_000, renewed],
      [midnight - 86_400_000, old],
    ] as const)
      expect(versionsOn(compiled, tokyoDay(instant))).toEqual(expected);
  });

  it('take all files or none, tell the errors by name, and go on with the next job', async () => {
    const broken = { file: 'sample:2', source: textOf(2, '2019-01-01') };
    await expect(compiler.compile([first, broken], areas, today)).rejects.toThrow('do not load');
    expect(versionsOn(await compiler.compile([first], areas, today), today)).toEqual(old);
  });

  it('read anew a file whose text is another than it was', async () => {
    await compiler.compile([first], areas, today);
    const renamed = await compiler.compile(
      [{ ...first, source: textOf(1, '2020-04-01', '見本 改') }],
      areas,
      today,
    );
    expect(renamed.agreements.flat().map(({ title }) => title)).toEqual(['見本 改']);
  });

  it('check a new version beside those that are there', async () => {
    const listed = { rowsOf: new Map(['232017', '232076'].map((code) => [code as MunicipalityCode, []])) };
    await expect(
      compiler.check({ ...second, file: 'agreement.yaml' }, [first], listed),
    ).resolves.toMatchObject({ ok: true, terms: { agreement: 'sample', version: 2 } });
    const twin = await compiler.check({ ...first, file: 'agreement.yaml' }, [first], listed);
    expect(twin).toMatchObject({
      ok: false,
      problems: [{ file: 'agreement.yaml', key: 'version' }, { key: 'effective' }],
    });
    await expect(
      compiler.check({ file: 'agreement.yaml', source: 'agreement: [' }, [first], listed),
    ).resolves.toMatchObject({ ok: false });
  });

  it('compile nothing once closed, and say so', async () => {
    const closing = new AgreementCompiler();
    await closing.compile([first], areas, today);
    await closing.close();
    await expect(closing.compile([first], areas, today)).rejects.toThrow('closed');
  });
});
