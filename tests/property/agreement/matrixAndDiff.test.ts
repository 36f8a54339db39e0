import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AgreementVersion } from '#domain/agreement/agreementVersion.ts';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { diff } from '#domain/agreement/diff.ts';
import { endName } from '#domain/agreement/ends.ts';
import { matrix } from '#domain/agreement/matrix.ts';
import { dataClasses } from '#domain/vocabulary/dataClasses.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { purposes } from '#domain/vocabulary/purposes.ts';
import {
  checks,
  inForce,
  type OracleWorld,
  oracleDecide,
  oracleEnds,
} from '#tests/support/agreementOracle.ts';
import {
  arbitraryAreaRows,
  arbitraryDay,
  arbitraryVersion,
  arbitraryVersions,
  areasOf,
  dayRange,
} from '#tests/support/arbitraryAgreements.ts';
import { holds } from '#tests/support/holds.ts';

const question = fc.record({
  day: arbitraryDay,
  purpose: fc.constantFrom('care' as const, 'conference' as const, 'emergency' as const),
  dataClass: fc.constantFrom(null, 'post' as const, 'photo' as const, 'face-sheet' as const),
  profession: fc.constantFrom(null, '医師', '薬剤師', '見本士'),
});

it('a matrix holds in each cell what deciding that request says', () => {
  holds(
    fc.property(arbitraryVersions, arbitraryAreaRows, question, (versions, rows, asked) => {
      const world = { versions, rows };
      const made = matrix(compileAgreements(versions, areasOf(rows)), asked);
      const ends = oracleEnds(inForce(world, asked.day), asked.day);
      expect(made.ends.map(endName)).toEqual(
        ends.map(({ code, hub }) => (hub === null ? code : `${code}:${hub}`)),
      );
      const cells = made.ends.map((from) =>
        made
          .row(from)
          .map((cell) => (cell === null || cell === 'home' ? cell : `${cell.agreement}/${cell.clause}`)),
      );
      const expected = ends.map((from) =>
        ends.map((to) => {
          if (from.code === to.code) return 'home';
          for (const dataClass of asked.dataClass === null ? dataClasses : [asked.dataClass]) {
            const request = { ...asked, dataClass, profession: asked.profession ?? '', ...between(from, to) };
            const answer = oracleDecide(world, request, {
              anyProfession: asked.profession === null,
              conditionsGiven: true,
            });
            if (answer.allowed) return `${answer.agreement}/${answer.clause}`;
          }
          return null;
        }),
      );
      expect(cells).toEqual(expected);
    }),
  );
});

const between = (from: { code: string; hub: string | null }, to: { code: string; hub: string | null }) => ({
  from: from.code as MunicipalityCode,
  to: to.code as MunicipalityCode,
  fromHub: from.hub,
  toHub: to.hub,
});

/** The clauses that reach, with the professions of a list of all that are named and one that is not. */
function alternatives(world: OracleWorld, version: AgreementVersion, request: Parameters<typeof checks>[3]) {
  return version.clauses.flatMap((clause) => {
    const passes = (profession: string) =>
      checks(world, version, clause, { ...request, profession }, { conditionsGiven: true }).every(
        ([, passed]) => passed,
      );
    const unnamed = passes('見本の職種');
    const named = ['医師', '訪問看護師', '薬剤師'].filter(passes);
    if (!unnamed && named.length === 0) return [];
    return [
      {
        clause: clause.id,
        professions: unnamed ? null : named,
        requires: ['consent', 'activation', 'reason'].filter((each) =>
          (clause.requires as string[]).includes(each),
        ),
      },
    ];
  });
}

/** The same clause, but for what it requires. */
const asksReason = (clause: AgreementVersion['clauses'][number]) => ({
  ...clause,
  requires: [...new Set([...clause.requires, 'reason' as const])],
});

const twoVersions = fc
  .tuple(
    arbitraryVersion('alpha', 1, dayRange[7]!, 4),
    arbitraryVersion('alpha', 2, dayRange[0]!, 4),
    fc.boolean(),
  )
  .map(
    ([older, newer, alike]) =>
      [older, alike ? { ...older, version: 2, clauses: older.clauses.map(asksReason) } : newer] as const,
  );

it('a difference holds, between all ends and for all purposes and classes, what each side says one by one', () => {
  holds(
    fc.property(twoVersions, arbitraryAreaRows, arbitraryDay, ([older, newer], rows, day) => {
      const sides = [older, newer].map((version) => ({ ...version, effective: '0001-01-01' as Day }));
      const found = [...diff(older, newer, areasOf(rows), day)].flatMap(({ from, to, differences }) =>
        differences.map((each) => ({
          from: endName(from),
          to: endName(to),
          ...each,
          old: each.old.map(sorted),
          new: each.new.map(sorted),
        })),
      );
      const ends = oracleEnds(sides, day);
      const name = (end: (typeof ends)[number]) => (end.hub === null ? end.code : `${end.code}:${end.hub}`);
      const expected = ends.flatMap((from) =>
        ends.flatMap((to) =>
          from.code === to.code
            ? []
            : purposes.flatMap((purpose) =>
                dataClasses.flatMap((dataClass) => {
                  const request = { day, purpose, dataClass, profession: '', ...between(from, to) };
                  const [was, is] = sides.map((side) =>
                    alternatives({ versions: [side], rows }, side, request).map(sorted),
                  );
                  if (JSON.stringify(was) === JSON.stringify(is)) return [];
                  const change = was!.length === 0 ? 'gains' : is!.length === 0 ? 'loses' : 'changes';
                  return [{ from: name(from), to: name(to), purpose, dataClass, change, old: was, new: is }];
                }),
              ),
        ),
      );
      expect(found).toEqual(expected);
    }),
    100,
  );
});

function sorted<T extends { professions: readonly string[] | null }>(each: T): T {
  return { ...each, professions: each.professions?.toSorted() ?? null };
}
