import type { Areas } from '#domain/agreement/areas.ts';
import { municipalityName } from '#domain/agreement/areas.ts';
import type { Alternative, ContentDifference, EndsDifference } from '#domain/agreement/diff.ts';
import type { End } from '#domain/agreement/ends.ts';
import type { Day } from '#domain/vocabulary/days.ts';

const changes = { gains: '新たに届く', loses: '届かなくなる', changes: '条件が変わる' };
const requirements = { consent: '同意', activation: '発動', reason: '理由' };

/** The differences for people: municipalities by name, and what differs only in its ends told once. */
export function* diffTable(found: Iterable<EndsDifference>, areas: Areas, day: Day): Generator<string> {
  // Ends of one kind share one list of differences.
  const folded = new Map<readonly ContentDifference[], { from: End; to: End }[]>();
  for (const { from, to, differences } of found) {
    const pairs = folded.get(differences);
    if (pairs === undefined) folded.set(differences, [{ from, to }]);
    else pairs.push({ from, to });
  }
  const lines = new Map<string, Map<string, Set<string>>>();
  const name = ({ municipality, hub }: End): string =>
    municipalityName(areas, municipality, day) + (hub === null ? '' : `（${hub}）`);
  for (const [differences, pairs] of folded) {
    for (const { purpose, dataClass, change, old, new: after } of differences) {
      const line = [purpose, dataClass, changes[change], alternatives(old), alternatives(after)].join('\t');
      const receivers = lines.get(line) ?? new Map<string, Set<string>>();
      lines.set(line, receivers);
      for (const { from, to } of pairs) {
        receivers.set(name(from), (receivers.get(name(from)) ?? new Set()).add(name(to)));
      }
    }
  }
  if (lines.size === 0) {
    yield `${day} に違いはありません。`;
    return;
  }
  yield ['目的', '情報の種類', '変化', '旧', '新', '送る側 → 受ける側'].join('\t');
  for (const [line, receivers] of lines) yield `${line}\t${ends(receivers)}`;
}

/** Senders with the same receivers are told together. */
function ends(receivers: ReadonlyMap<string, ReadonlySet<string>>): string {
  const senders = new Map<string, string[]>();
  for (const [from, to] of receivers) {
    const list = [...to].join('、');
    senders.set(list, [...(senders.get(list) ?? []), from]);
  }
  return [...senders].map(([to, from]) => `${from.join('、')} → ${to}`).join('； ');
}

function alternatives(list: readonly Alternative[]): string {
  if (list.length === 0) return 'なし';
  return list
    .map(({ clause, professions, requires }) => {
      const needs = requires.length === 0 ? '' : `・${requires.map((each) => requirements[each]).join('と')}`;
      return `${clause}（${professions?.join('、') ?? '全職種'}${needs}）`;
    })
    .join(' / ');
}
