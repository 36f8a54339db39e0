import type { AccountId, FacilityId, PositionId } from '#domain/ids.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import { newId } from '#platform/newId.ts';
import type { PositionRecord } from './positionModel.ts';

export interface NewPosition {
  readonly facility: FacilityId;
  readonly profession: string;
  readonly from?: Day;
}

/** A position as it begins. */
export const newPosition = (
  account: AccountId,
  { facility, profession, from }: NewPosition,
  madeBy: string,
  at: Date,
  _id = newId<PositionId>(),
): PositionRecord => ({
  ...{ _id, account, facility, profession, from: from ?? tokyoDay(at), until: null },
  ...{ madeBy, madeAt: at, endedBy: null, ends: [], formerProfessions: [] },
});
