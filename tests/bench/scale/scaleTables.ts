import { table } from '../measuring/table.ts';
import { collections, type ScaleCollection } from './collections.ts';
import { assumed, type MeasuredName, measured, notMeasured, places } from './figures.ts';
import { type Figure, readFigure } from './readFigure.ts';
import type { Section } from './sectionsOf.ts';
import { type Day, type Known, type RecordSize, type Service, workOut } from './workOut.ts';

/** All tables of docs/SCALE.md, from the sections of docs/PERFORMANCE.md and what is assumed. */
export const scaleTables = (sections: readonly Section[]): Record<string, string> => {
  const figures = figuresOf(sections);
  const known: Known = {
    measured: mapOf(figures, (figure) => figure?.value ?? null),
    assumed: mapOf(assumed, ({ value }) => value),
    sizes: sizesOf(sections),
  };
  const days = places.map(({ people }) => workOut(known, people));
  return {
    measured: measuredTable(figures),
    assumed: assumedTable(),
    day: dayTable(days),
    cores: coresTable(days),
    memory: memoryTable(days),
    writes: writesTable(days, known.sizes),
    disk: diskTable(days),
    keys: keysTable(),
    bottleneck: bottleneckTable(days),
  };
};

type Figures = Readonly<Record<MeasuredName, Figure | null>>;

const mapOf = <Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  to: (from: From) => To,
): Record<Name, To> =>
  Object.fromEntries(
    (Object.entries(record) as [Name, From][]).map(([name, from]) => [name, to(from)]),
  ) as Record<Name, To>;

const figuresOf = (sections: readonly Section[]): Figures =>
  mapOf(measured, (place) => readFigure(sections, place));

const sizesOf = (sections: readonly Section[]): Known['sizes'] =>
  Object.fromEntries(
    Object.keys(collections).map((name): [string, RecordSize | null] => {
      const of = (column: string) => readFigure(sections, { command: 'sizes', row: name, column })?.value;
      const [bytes, indexes] = [of('bytes, mean'), of('indexes')];
      return [name, bytes === undefined || indexes === undefined ? null : { bytes, indexes }];
    }),
  ) as Record<ScaleCollection, RecordSize | null>;

const heads = (first: string): string[] => [first, ...places.map(({ name }) => name)];

const measuredTable = (figures: Figures): string =>
  `${table(
    ['', 'as printed', 'of how many', 'bench', 'day'],
    (Object.entries(figures) as [MeasuredName, Figure | null][]).map(([name, figure]) => {
      const place: { command: string; row: string; column: string; per?: number } = measured[name];
      const what = [place.row, place.column].filter((part) => part !== '').join(': ');
      const of = place.per === undefined ? '1' : place.per.toLocaleString('en');
      return figure === null
        ? [what, '**not measured**', of, `\`${place.command}\``, '—']
        : [
            what,
            figure.cell,
            of,
            `\`${figure.command}\``,
            `${figure.date}${figure.isLoaded ? ', **under load**' : ''}`,
          ];
    }),
  )}\n\nNot measured at all, and in no sum:\n\n${notMeasured.map((each) => `- ${each}`).join('\n')}`;

const assumedTable = (): string =>
  table(
    ['', 'value', 'why'],
    Object.values(assumed).map(({ what, value, reason }) => [what, value.toLocaleString('en'), reason]),
    [0, 2],
  );

const dayTable = (days: readonly Day[]): string =>
  table(heads('a day'), [
    ['municipalities', ...places.map(({ cities }) => count(cities))],
    ['people', ...places.map(({ people }) => count(people))],
    ['patients', ...days.map(({ patients }) => count(patients))],
    ['open sockets in the busiest hour', ...days.map(({ sockets }) => count(sockets))],
    ...(days[0]?.work ?? []).map(({ name }, at) => [name, ...days.map(({ work }) => count(work[at]!.aDay))]),
  ]);

const services: readonly Service[] = ['web', 'realtime', 'collab', 'media', 'worker'];

const coresTable = (days: readonly Day[]): string =>
  table(
    heads('cores for the busiest hour'),
    ([...services, 'store'] as const).map((part) => [
      part,
      ...days.map(({ cores, work }) => {
        const own = work.filter(({ service }) => service === part);
        const isWhole = own.every(({ node }) => node !== null) || cores[part] === null;
        return `${isWhole ? '' : 'at least '}${shownCores(cores[part])}`;
      }),
    ]),
  );

const memoryTable = (days: readonly Day[]): string =>
  table(
    heads('memory of the processes'),
    services.map((part) => [part, ...days.map(({ memory }) => shownBytes(memory[part]))]),
  );

const writesTable = (days: readonly Day[], sizes: Known['sizes']): string =>
  table(
    [...heads('writes a second, busiest hour'), 'bytes of one', 'its indexes'],
    (days[0]?.written ?? []).map(({ collection }, at) => {
      const size = sizes[collection];
      return [
        collection,
        ...days.map(({ written }) => rate(written[at]!.peakPerSecond)),
        size === null ? '**not measured**' : count(size.bytes),
        size === null ? '—' : String(size.indexes),
      ];
    }),
  );

const diskTable = (days: readonly Day[]): string =>
  table(heads('disk a year, one copy'), [
    ...(days[0]?.written ?? []).map(({ collection }, at) => [
      collection,
      ...days.map(({ written }) => shownBytes(written[at]!.bytesAYear)),
    ]),
    [
      '**store, all of them**',
      ...days.map(({ storeBytesAYear, written }) => {
        const isWhole = written.every(({ bytesAYear }) => bytesAYear !== null);
        return `${isWhole ? '' : 'at least '}${shownBytes(storeBytesAYear)}`;
      }),
    ],
    ['files', ...days.map(({ fileBytesAYear }) => shownBytes(fileBytesAYear))],
    [
      `**store and files, ${assumed.copies.value} copies**`,
      ...days.map(({ storeBytesAYear, fileBytesAYear }) =>
        shownBytes((storeBytesAYear + fileBytesAYear) * assumed.copies.value),
      ),
    ],
  ]);

const keysTable = (): string =>
  table(
    ['collection', 'divided by', 'why'],
    Object.entries(collections).map(([name, { key, why }]) => [name, `\`${key}\``, why]),
    [0, 1, 2],
  );

/** What fills one primary of the store, and how soon; the fullest is the first to give. */
const bottleneckTable = (days: readonly Day[]): string => {
  const shares = [
    {
      name: `cores of a primary (${assumed.storeCores.value})`,
      of: ({ cores }: Day) => (cores.store === null ? null : cores.store / assumed.storeCores.value),
    },
    {
      name: `disk of a primary after a year (${shownBytes(assumed.storeDisk.value)})`,
      of: ({ storeBytesAYear }: Day) => storeBytesAYear / assumed.storeDisk.value,
    },
  ];
  return table(heads('how full one primary of the store is'), [
    ...shares.map(({ name, of }) => [name, ...days.map((day) => shownShare(of(day)))]),
    [
      'primaries, by whichever is fuller',
      ...days.map((day) => count(Math.max(1, ...shares.map(({ of }) => Math.ceil(of(day) ?? 0))))),
    ],
    [
      'the collection that grows most',
      ...days.map(({ written }) => {
        const [most] = written.toSorted((a, b) => (b.bytesAYear ?? 0) - (a.bytesAYear ?? 0));
        return most?.bytesAYear ? most.collection : '—';
      }),
    ],
  ]);
};

const count = (value: number): string => Math.round(value).toLocaleString('en');
const rate = (value: number): string => (value < 10 ? value.toFixed(2) : count(value));
const shownCores = (value: number | null): string =>
  value === null
    ? '**not measured**'
    : value < 0.01
      ? 'below 0.01'
      : value < 10
        ? value.toFixed(2)
        : count(value);
const shownShare = (value: number | null): string =>
  value === null
    ? '**not measured**'
    : value < 0.01
      ? 'below 1 %'
      : `${Math.round(value * 100).toLocaleString('en')} %`;
const shownBytes = (bytes: number | null): string => {
  if (bytes === null) return '**not measured**';
  if (bytes === 0) return '—';
  const [size, unit] = bytes >= 1e12 ? [1e12, 'TB'] : bytes >= 1e9 ? [1e9, 'GB'] : [1e6, 'MB'];
  const value = bytes / size;
  return `${value < 10 ? value.toFixed(1) : count(value)} ${unit}`;
};
