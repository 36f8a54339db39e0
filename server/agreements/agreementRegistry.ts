import type { Connection } from 'mongoose';
import type { Revocation } from '#access/gate.ts';
import type { AgreementTerms, Clause } from '#domain/agreement/agreementVersion.ts';
import type { Areas } from '#domain/agreement/areas.ts';
import { clauseOf } from '#domain/agreement/clauseOf.ts';
import type { CompiledAgreements } from '#domain/agreement/compileAgreements.ts';
import { endsOn } from '#domain/agreement/ends.ts';
import { isHubOn, isPartyOn } from '#domain/agreement/isEndOn.ts';
import type { SourceFile } from '#domain/agreement/loadAgreements.ts';
import type { HubId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { agreementModel } from './agreementModel.ts';
import type { AgreementCompiler, Checked } from './compiler/agreementCompiler.ts';
import { readStoredFiles } from './readStoredFiles.ts';

export interface HubEnd {
  readonly municipality: MunicipalityCode;
  readonly hub: HubId;
}

/** All agreements of this region, compiled: each node has those that are in the store. */
export interface AgreementRegistry {
  /** The agreements as of the last reload that has ended. */
  current(): CompiledAgreements;
  /** The agreements that the gate judges with: waits for a reload that is under way, and rejects while the store is away. */
  settled(): Promise<CompiledAgreements>;
  /** Whether the text of a new version fits those that are there. */
  check(text: string): Promise<Checked>;
  /** The versions effective on a day, one of each agreement. */
  effectiveOn(day: Day): readonly AgreementTerms[];
  /** The municipalities that are parties on a day; for callers who ask about many. */
  partiesOn(day: Day): ReadonlySet<MunicipalityCode>;
  isParty(municipality: MunicipalityCode, day: Day): boolean;
  hubsOn(day: Day): readonly HubEnd[];
  isHub(municipality: MunicipalityCode, hub: HubId, day: Day): boolean;
  /** The newest version of an agreement, effective or not; null where there is none. */
  newest(agreement: string): AgreementTerms | null;
  title(agreement: string, version: number): string | null;
  clause(agreement: string, version: number, clause: string): Clause | null;
}

export const openAgreementRegistry = async (
  db: Connection,
  readAreas: () => Promise<Areas>,
  onRevoked: (listener: (revocation: Revocation) => void) => unknown,
  compiler: AgreementCompiler,
  today: () => Day,
): Promise<AgreementRegistry> => {
  const model = agreementModel(db);
  await model.createCollection();
  await model.createIndexes();
  let current: CompiledAgreements;
  let stored: readonly SourceFile[] = [];
  let loading: Promise<void> = Promise.resolve();
  let behind = false;

  const load = async (): Promise<void> => {
    const [files, areas] = await Promise.all([readStoredFiles(db), readAreas()]);
    // Checked when it was imported: a store that holds anything else was changed by hand, and nothing is guessed.
    const compiled = await compiler.compile(files, areas, today());
    // One assignment: whoever asks has all of the old or all of the new.
    current = compiled;
    stored = files;
  };
  const reload = (): Promise<void> => {
    behind = true;
    const mine: Promise<void> = loading
      .catch(() => {})
      .then(load)
      .then(() => {
        // Somebody asked again while this load ran: what it has read may be out of date.
        if (loading === mine) behind = false;
      });
    loading = mine;
    // Those who wait get the error. If nobody waits, it must not end the process.
    loading.catch(() => {});
    return loading;
  };
  // Registered before the gate's own listeners, so that a reload has begun by the time an admission is judged anew;
  // and before the first load, since nobody is told again of an import that is committed while the first load
  // compiles.
  onRevoked(({ subject }) => {
    if (subject.kind === 'all') void reload().catch(() => {});
  });
  await reload();

  const effectiveOn = (day: Day): readonly AgreementTerms[] =>
    current.agreements.flatMap((versions) => versions.findLast(({ effective }) => effective <= day) ?? []);
  /**
   * Kept for the last day that was asked for: a search or a delivery asks thousands of times, and the largest
   * agreement has 1,741 parties.
   */
  let known: { of: CompiledAgreements; day: Day; parties: Set<MunicipalityCode>; hubs: HubEnd[] } | null =
    null;
  const endsOf = (day: Day) => {
    if (known?.of === current && known.day === day) return known;
    const [parties, hubs] = [new Set<MunicipalityCode>(), [] as HubEnd[]];
    for (const { municipality, hub } of endsOn(effectiveOn(day), day))
      if (hub === null) parties.add(municipality);
      else hubs.push({ municipality, hub: hub as HubId });
    known = { of: current, day, parties, hubs };
    return known;
  };
  return {
    current: () => current,
    settled: async () => {
      if (behind) await loading.catch(reload);
      return current;
    },
    effectiveOn,
    partiesOn: (day) => endsOf(day).parties,
    hubsOn: (day) => endsOf(day).hubs,
    check: (text) => compiler.check({ file: 'agreement.yaml', source: text }, stored, current.areas),
    isParty: (municipality, day) => isPartyOn(current, municipality, day),
    isHub: (municipality, hub, day) => isHubOn(current, municipality, hub, day),
    newest: (agreement) =>
      current.agreements
        .flat()
        .filter((each) => each.agreement === agreement)
        .reduce<AgreementTerms | null>(
          (last, each) => (last && last.version > each.version ? last : each),
          null,
        ),
    title: (agreement, version) =>
      current.agreements.flat().find((each) => each.agreement === agreement && each.version === version)
        ?.title ?? null,
    clause: (agreement, version, clause) =>
      clauseOf(current, { allowed: true, rule: null, agreement, version, clause }),
  };
};
