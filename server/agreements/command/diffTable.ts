import type { Areas } from '#domain/agreement/areas.ts';
import { municipalityName } from '#domain/agreement/areas.ts';
import type { Alternative, EndsDifference } from '#domain/agreement/diff.ts';
import type { End } from '#domain/agreement/ends.ts';
import { type DataClass, dataClasses } from '#domain/vocabulary/dataClasses.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { japanese } from '#domain/vocabulary/japanese.ts';
import { type Purpose, purposes } from '#domain/vocabulary/purposes.ts';
import { foldEnds } from './foldEnds.ts';
import { printableCell } from './printableCell.ts';

const changes = { gains: '新たに届く', loses: '届かなくなる', changes: '条件が変わる' };
const requirements = { consent: '同意', activation: '発動', reason: '理由' };

/** One change that is the same between some ends, for some purposes and classes. */
interface Row {
  readonly words: readonly string[];
  readonly ends: string;
  readonly classes: Map<Purpose, Set<DataClass>>;
}

/**
 * The differences for people, in the words of the screens: municipalities by name, and what differs only in its ends,
 * purposes or classes told once.
 */
export function* diffTable(found: Iterable<EndsDifference>, areas: Areas, day: Day): Generator<string> {
  const rows = rowsOf(found, areas, day);
  if (rows.length === 0) {
    yield `${day} に違いはありません。`;
    return;
  }
  yield ['目的', '情報の種類', '変化', '旧', '新', '送る側 → 受ける側'].join('\t');
  for (const { words, ends, classes } of rows)
    for (const [list, alike] of Map.groupBy(purposesIn(classes), (each) => wordsOf(classes.get(each))))
      yield [alike.map((each) => japanese.purpose[each]).join('、'), list, ...words, ends]
        .map(printableCell)
        .join('\t');
}

const purposesIn = (classes: Row['classes']): Purpose[] => purposes.filter((each) => classes.has(each));

const wordsOf = (classes: ReadonlySet<DataClass> | undefined): string =>
  dataClasses
    .filter((each) => classes?.has(each))
    .map((each) => japanese.dataClass[each])
    .join('、');

const rowsOf = (found: Iterable<EndsDifference>, areas: Areas, day: Day): Row[] => {
  const name = ({ municipality, hub }: End): string =>
    municipalityName(areas, municipality, day) + (hub === null ? '' : `（${hub}）`);
  /** Who reaches whom, grouped by what changes, for each purpose and class. */
  const lines = new Map<string, { readonly words: string[]; readonly receivers: Map<string, Set<string>> }>();
  const contents = new Map<string, readonly [Purpose, DataClass]>();
  for (const { from, to, differences } of found)
    for (const { purpose, dataClass, change, old, new: after } of differences) {
      const words = [changes[change], alternatives(old), alternatives(after)];
      const key = JSON.stringify([purpose, dataClass, ...words]);
      const line = lines.get(key) ?? { words, receivers: new Map<string, Set<string>>() };
      lines.set(key, line);
      contents.set(key, [purpose, dataClass]);
      line.receivers.set(name(from), (line.receivers.get(name(from)) ?? new Set()).add(name(to)));
    }
  const rows = new Map<string, Row>();
  for (const [key, { words, receivers }] of lines) {
    const ends = foldEnds(receivers);
    const alike = JSON.stringify([...words, ends]);
    const row = rows.get(alike) ?? { words, ends, classes: new Map<Purpose, Set<DataClass>>() };
    rows.set(alike, row);
    const [purpose, dataClass] = contents.get(key)!;
    row.classes.set(purpose, (row.classes.get(purpose) ?? new Set()).add(dataClass));
  }
  return [...rows.values()];
};

function alternatives(list: readonly Alternative[]): string {
  if (list.length === 0) return 'なし';
  return list
    .map(({ clause, professions, requires }) => {
      const needs = requires.length === 0 ? '' : `・${requires.map((each) => requirements[each]).join('と')}`;
      return `${clause}（${professions?.join('、') ?? '全職種'}${needs}）`;
    })
    .join(' / ');
}
