import type { ConsentId } from '../../ids.ts';
import type { Day } from '../../vocabulary/days.ts';
import type { MunicipalityCode } from '../../vocabulary/municipalityCode.ts';
import type { Purpose } from '../../vocabulary/purposes.ts';

export interface ConsentAttributes {
  readonly id: ConsentId;
  readonly purposes: readonly Purpose[];
  readonly recipients: readonly MunicipalityCode[] | 'any';
  readonly from: Day;
  readonly until: Day | null;
  /** The first day on which it no longer holds. */
  readonly withdrawn: Day | null;
}
