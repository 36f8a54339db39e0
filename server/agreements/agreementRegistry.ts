import type { Connection } from 'mongoose';
import type { Revocation } from '#access/gate.ts';
import type { AgreementVersion, Clause } from '#domain/agreement/agreementVersion.ts';
import type { Areas } from '#domain/agreement/areas.ts';
import { clauseOf } from '#domain/agreement/clauseOf.ts';
import { type CompiledAgreements, compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { endsOn } from '#domain/agreement/ends.ts';
import type { HubId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { agreementModel } from './agreementModel.ts';
import { readStoredAgreements } from './readStoredAgreements.ts';

/** All agreements of this region, compiled; on every node the ones that the store has. */
export interface AgreementRegistry {
  /** As of the last reload that ended. */
  current(): CompiledAgreements;
  /** Waits for a reload that is under way: what the gate judges with. Rejects while the store is away. */
  settled(): Promise<CompiledAgreements>;
  reload(): Promise<void>;
  /** The versions effective on a day, one of each agreement. */
  effectiveOn(day: Day): readonly AgreementVersion[];
  isParty(municipality: MunicipalityCode, day: Day): boolean;
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
    const [versions, areas] = await Promise.all([readStoredAgreements(db), readAreas()]);
    current = compileAgreements(versions, areas);
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
  const endsOf = (day: Day) => endsOn(effectiveOn(day), day);
  return {
    current: () => current,
    settled: async () => {
      if (behind) await loading.catch(reload);
      return current;
    },
    reload,
    effectiveOn,
    isParty: (municipality, day) =>
      endsOf(day).some((end) => end.municipality === municipality && end.hub === null),
    isHub: (municipality, hub, day) =>
      endsOf(day).some((end) => end.municipality === municipality && end.hub === hub),
    title: (agreement, version) =>
      current.agreements.flat().find((each) => each.agreement === agreement && each.version === version)
        ?.title ?? null,
    clause: (agreement, version, clause) =>
      clauseOf(current, { allowed: true, rule: null, agreement, version, clause }),
  };
};
