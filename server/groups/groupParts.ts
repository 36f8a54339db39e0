import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { CompiledAgreements } from '#domain/agreement/compileAgreements.ts';
import type { PositionId } from '#domain/ids.ts';
import type { Candidate } from '#domain/routing/routeAudience.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import type { GroupStore } from './groupStore.ts';

interface Shown {
  readonly name: string;
  readonly profession: string;
  readonly facility: string;
  /** By name. */
  readonly municipality: string;
}

/** What the use cases of groups stand on; handed over by server/composing. */
export interface GroupParts {
  readonly groups: GroupStore;
  readonly gate: Gate;
  readonly commit: CommitRevocable;
  readonly clock: Clock;
  readonly agreements: () => Promise<CompiledAgreements>;
  /** Those of these positions that hold on a day, as an audience. */
  readonly candidates: (positions: readonly PositionId[], day: Day) => Promise<readonly Candidate[]>;
  readonly people: (positions: readonly PositionId[]) => Promise<ReadonlyMap<PositionId, Shown>>;
  readonly municipalityName: (code: MunicipalityCode) => Promise<string>;
  readonly office: AttributeReaders['office'];
}
