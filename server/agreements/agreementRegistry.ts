import type { Connection } from 'mongoose';
import type { Revocation } from '#access/gate.ts';
import type { AgreementVersion, Clause } from '#domain/agreement/agreementVersion.ts';
import type { Areas } from '#domain/agreement/areas.ts';
import { clauseOf } from '#domain/agreement/clauseOf.ts';
import { type CompiledAgreements, compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { endsOn } from '#domain/agreement/ends.ts';
import { loadAgreements } from '#domain/agreement/loadAgreements.ts';
import type { HubId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { type AgreementRecord, agreementModel } from './agreementModel.ts';

export interface HubEnd {
  readonly municipality: MunicipalityCode;
  readonly hub: HubId;
}

/** All agreements of this region, compiled; on every node the ones that the store has. */
export interface AgreementRegistry {
  /** As of the last reload that ended. */
  current(): CompiledAgreements;
  /** Waits for a reload that is under way: what the gate judges with. Rejects while the store is away. */
  settled(): Promise<CompiledAgreements>;
  reload(): Promise<void>;
  /** The versions effective on a day, one of each agreement. */
  effectiveOn(day: Day): readonly AgreementVersion[];
  /** The municipalities that are parties on a day, for who asks of many. */
  partiesOn(day: Day): ReadonlySet<MunicipalityCode>;
  isParty(municipality: MunicipalityCode, day: Day): boolean;
  hubsOn(day: Day): readonly HubEnd[];
  isHub(municipality: MunicipalityCode, hub: HubId, day: Day): boolean;
  title(agreement: string, version: number): string | null;
  clause(agreement: string, version: number, clause: string): Clause | null;
}

export const openAgreementRegistry = async (
  db: Connection,
  readAreas: () => Promise<Areas>,
  onRevoked: (listener: (revocation: Revocation) => void) => unknown,
): Promise<AgreementRegistry> => {
  const model = agreementModel(db);
  await model.createCollection();
  await model.createIndexes();
  let current: CompiledAgreements;
  let loading: Promise<void> = Promise.resolve();
  let behind = false;

  const load = async (): Promise<void> => {
    const [records, areas] = await Promise.all([model.find().lean<AgreementRecord[]>(), readAreas()]);
    records.sort((a, b) => +a.importedAt - +b.importedAt || (a._id < b._id ? -1 : 1));
    const files = records.map(({ _id, text }) => ({ file: _id, source: text }));
    const loaded = loadAgreements(files, null);
    // Checked when it was imported: a store that holds anything else was changed by hand, and nothing is guessed.
    if (!loaded.ok) throw new Error(`stored agreements do not load: ${loaded.problems[0]?.message}`);
    current = compileAgreements(loaded.agreements, areas);
    behind = false;
  };
  const reload = (): Promise<void> => {
    behind = true;
    loading = loading.catch(() => {}).then(load);
    // Who waits is told; nobody waiting must not end the process.
    loading.catch(() => {});
    return loading;
  };
  await reload();
  // Registered before the gate's own listeners: by the time an admission is judged anew, the reload is under way.
  onRevoked(({ subject }) => {
    if (subject.kind === 'all') void reload().catch(() => {});
  });

  const effectiveOn = (day: Day): readonly AgreementVersion[] =>
    current.agreements.flatMap((versions) => versions.findLast(({ effective }) => effective <= day) ?? []);
  /** Of the last day asked: who searches or routes asks of thousands, and the largest agreement has 1,741 parties. */
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
    reload,
    effectiveOn,
    partiesOn: (day) => endsOf(day).parties,
    hubsOn: (day) => endsOf(day).hubs,
    isParty: (municipality, day) => endsOf(day).parties.has(municipality),
    isHub: (municipality, hub, day) =>
      endsOf(day).hubs.some((end) => end.municipality === municipality && end.hub === hub),
    title: (agreement, version) =>
      current.agreements.flat().find((each) => each.agreement === agreement && each.version === version)
        ?.title ?? null,
    clause: (agreement, version, clause) =>
      clauseOf(current, { allowed: true, rule: null, agreement, version, clause }),
  };
};
