import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { collections, type ScaleCollection } from '#tests/bench/scale/collections.ts';
import { assumed, type MeasuredName, measured } from '#tests/bench/scale/figures.ts';
import { fillTables } from '#tests/bench/scale/fillTables.ts';
import { goalTable } from '#tests/bench/scale/goalTable.ts';
import { readFigure } from '#tests/bench/scale/readFigure.ts';
import { scaleTables } from '#tests/bench/scale/scaleTables.ts';
import { sectionsOf } from '#tests/bench/scale/sectionsOf.ts';
import { type Day, type Known, type RecordSize, workOut } from '#tests/bench/scale/workOut.ts';

const docs = new URL('../../../docs/', import.meta.url);
const read = (name: string) => readFile(new URL(name, docs), 'utf8');

/** Everything costs 1 ms, weighs 1,000 bytes, happens once; nothing is kept free. */
const plain: Known = {
  measured: Object.fromEntries(Object.keys(measured).map((name) => [name, 1])) as Record<
    MeasuredName,
    number
  >,
  assumed: {
    ...{ patientsPerPerson: 40, teamSize: 10, homes: 8, pages: 20, factsPerPage: 6, posts: 1, listeners: 4 },
    ...{ postsPerMark: 2, photoShare: 0.5, photoBytes: 1_000, notices: 1, signIns: 2, conferences: 4 },
    ...{ conferenceSize: 6, minutesEntries: 1_000, callShare: 0.5, callMinutes: 30, crossing: 0.25 },
    ...{ peakHour: 0.1, online: 0.5, workdays: 200, busy: 1, copies: 3, indexEntry: 100, storeCores: 32 },
    storeDisk: 1e12,
  },
  sizes: Object.fromEntries(
    Object.keys(collections).map((name) => [name, { bytes: 1_000, indexes: 2 }]),
  ) as Record<ScaleCollection, RecordSize>,
};

const numbersOf = (day: Day): number[] => [
  ...[day.patients, day.sockets, day.storeBytesAYear, day.fileBytesAYear],
  ...day.work.map(({ aDay }) => aDay),
  ...Object.values(day.cores).flatMap((each) => each ?? []),
  ...Object.values(day.memory).flatMap((each) => each ?? []),
  ...day.written.flatMap(({ writes, peakPerSecond, bytesAYear }) => [writes, peakPerSecond, bytesAYear ?? 0]),
];
const writtenTo = (day: Day, name: ScaleCollection) =>
  day.written.find(({ collection }) => collection === name)!;

describe('the arithmetic of docs/SCALE.md', () => {
  it('is right for a hundred people, by hand', () => {
    const day = workOut({ ...plain, measured: { ...plain.measured, socketIdle: 0, homeFacts: 80 } }, 100);
    // 100 people with 40 patients each in teams of ten.
    expect(day.patients).toBe(400);
    expect(Object.fromEntries(day.work.map(({ name, aDay }) => [name, aDay]))).toEqual({
      ホーム: 800,
      'a room opened': 2_000,
      'another part of a page judged': 10_000,
      'a post': 400,
      'a post delivered': 1_600,
      // Nine read each of 400 posts, two at a time.
      'a reading judged': 1_800,
      // 400 patients, four conferences in 200 days: 8 a day, six people each.
      'minutes joined': 48,
      // Four calls of 1,800 s, 50 packets/s from six to five each: 4 x 1,800 x 50 x 30.
      'a packet of a voice at one ear': 10_800_000,
      'a notice delivered': 100,
    });
    // A tenth of 12,800 ms in an hour of 3,600 s.
    expect(day.cores.web).toBeCloseTo(12_800 / 1_000 / 10 / 3_600, 12);
    // Each packet costs the worker's ms and Node's.
    expect(day.cores.media).toBeCloseTo((10_800_000 * 2) / 1_000 / 10 / 3_600, 9);
    // 800 x 80 of ホーム, 2,000 x 6, and one each of 400 posts, 1,800 readings, 48 joins, 100 notices.
    expect(writtenTo(day, 'facts').writes).toBe(64_000 + 12_000 + 400 + 1_800 + 48 + 100);
    expect(writtenTo(day, 'facts').bytesAYear).toBe(78_348 * 200 * 1_200);
    // A quarter of what is linked is in two chains; 8,000 entries of minutes.
    expect(writtenTo(day, 'auditChain').writes).toBe((78_348 + 400 + 1_800 + 8_000) * 1.25);
    expect(writtenTo(day, 'readMarks')).toMatchObject({ writes: 2_200, bytesAYear: 0 });
    expect(writtenTo(day, 'posts').peakPerSecond).toBeCloseTo(400 / 10 / 3_600, 12);
    // Half of 400 posts have a photo of 1,000 bytes.
    expect(day.fileBytesAYear).toBe(200 * 200 * 1_000);
    expect(day.sockets).toBe(50);
  });

  it('grows with the people and with nothing else', () => {
    const [one, ten] = [workOut(plain, 1_000), workOut(plain, 10_000)];
    // Of memory a started process is the least: those grow in steps.
    const linear = ({ memory: _steps, ...day }: Day) => numbersOf({ ...day, memory: {} as Day['memory'] });
    for (const [at, value] of linear(one).entries()) expect(linear(ten)[at]).toBeCloseTo(value * 10, 3);
  });

  it('leaves out what is not measured, says so, and makes no number of it', () => {
    const nothing = mapTo(plain.measured, null);
    const day = workOut({ ...plain, measured: nothing, sizes: mapTo(plain.sizes, null) }, 1_000);
    expect(Object.values(day.cores)).toEqual([null, null, null, null, null, null]);
    expect(Object.values(day.memory)).toEqual([null, null, null, null, null]);
    expect(day.written.map(({ bytesAYear }) => bytesAYear)).toEqual(day.written.map(() => null));
    for (const value of numbersOf(day)) expect(Number.isFinite(value)).toBe(true);
    const half = workOut({ ...plain, measured: { ...plain.measured, postNode: null } }, 1_000);
    const whole = workOut(plain, 1_000);
    expect(half.cores.realtime).toBeLessThan(whole.cores.realtime ?? 0);
    expect(half.cores.web).toBe(whole.cores.web);
  });

  it('has a reason for each assumption', () => {
    for (const { reason, value } of Object.values(assumed)) {
      expect(reason.length).toBeGreaterThan(10);
      expect(value).toBeGreaterThan(0);
    }
  });
});

const mapTo = <Name extends string, To>(record: Readonly<Record<Name, unknown>>, to: To): Record<Name, To> =>
  Object.fromEntries(Object.keys(record).map((name) => [name, to])) as Record<Name, To>;

describe('a figure of docs/PERFORMANCE.md', () => {
  const sections = sectionsOf(
    [
      '# Performance\n\n## A title\n\n`npm run bench -- gate`. 2026-11-27 04:09 UTC; 2 cores\n',
      '| first | CPU each | size |\n| --- | ---: | ---: |\n| one | 2.10 ms | 1,024 |\n| two | 40.5 µs | 3.5 MB |\n',
      '| second | CPU each |\n| --- | ---: |\n| one | 7 ns (6 to 8; 10 pairs) |\n| slope | -0.021 (-0.03 to 0.01; 10 rounds) |',
      '\n**Taken under load** (x)\n\n## Words\n\nNothing printed this: | one | 2 |\n',
    ].join('\n'),
  );
  const of = (row: string, column: string, more: object = {}) =>
    readFigure(sections, { command: 'gate', row, column, ...more });

  it('is read with its unit, its day and whether the machine was busy', () => {
    expect(of('one', 'CPU each')).toEqual({
      ...{ value: 2.1, cell: '2.10 ms', command: 'gate', date: '2026-11-27', isLoaded: true },
    });
    expect(of('two', 'CPU each')?.value).toBeCloseTo(0.0405, 9);
    expect(of('two', 'size')?.value).toBe(3.5e6);
    expect(of('one', 'size', { per: 4 })?.value).toBe(256);
    expect(of('one', 'CPU each', { fitting: 1 })?.value).toBeCloseTo(7e-6, 12);
    expect(of('one', 'CPU each', { fitting: 1, nth: 1 })?.value).toBe(6);
    expect(of('slope', 'CPU each')?.value).toBe(-0.021);
  });

  it('is null where it is not printed', () => {
    expect(of('three', 'CPU each')).toBeNull();
    expect(of('one', 'memory')).toBeNull();
    expect(readFigure(sections, { command: 'lists', row: 'one', column: 'CPU each' })).toBeNull();
  });

  it('that misses its goal is shown as such, and a goal without a figure as not measured', () => {
    const [shown = '', open = ''] = goalTable(
      sectionsOf(
        [
          '## L\n\n`npm run bench -- lists`. 2026-11-30 19:00 UTC\n',
          '| | commands cold | commands warm |\n| --- | ---: | ---: |',
          "| the patients' list, 200 patients | 40 | 3 |",
        ].join('\n'),
      ),
    ).split('Not measured yet:');
    expect(shown).toMatch(/200 patients, store commands cold \| 40 \|.*\*\*no\*\*/);
    expect(shown).toMatch(/200 patients, store commands warm \| 3 \|.*\| yes \|/);
    expect(open).toContain('a realtime node at rest, resident: at most 130 MB (`start`)');
  });
});

describe('[docs/SCALE.md, docs/PERFORMANCE.md]', () => {
  it('say what `npm run bench -- scale` prints', async () => {
    const [performance, scale] = await Promise.all([read('PERFORMANCE.md'), read('SCALE.md')]);
    const sections = sectionsOf(performance);
    expect(fillTables(performance, { goals: goalTable(sections) })).toBe(performance);
    expect(fillTables(scale, scaleTables(sections))).toBe(scale);
    expect(scale).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('have a place for each table, and a table for each place', () => {
    expect(() => fillTables('<!-- one -->\n<!-- end -->', {})).toThrow('one');
    expect(() => fillTables('', { two: '' })).toThrow('two');
    const once = fillTables('<!-- one -->\n<!-- end -->', { one: '| a |' });
    expect(fillTables(once, { one: '| a |' })).toBe(once);
  });
});
