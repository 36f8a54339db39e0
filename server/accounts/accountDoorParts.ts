import type { Gate } from '#access/gate.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import type { FacilityQueries } from '#server/facilities/facilityQueries.ts';
import type { AccountCommands } from './accountCommands.ts';
import type { AccountStore } from './accountStore.ts';
import type { PositionQueries } from './positionQueries.ts';

/** What the HTTP door of accounts stands on. */
export interface AccountDoorParts extends AccountCommands {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly store: AccountStore;
  readonly positions: PositionQueries;
  readonly facilities: Pick<FacilityQueries, 'find'>;
  readonly names: (codes: readonly MunicipalityCode[]) => Promise<ReadonlyMap<MunicipalityCode, string>>;
}
