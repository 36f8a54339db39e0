import type { Dated } from '../../access/attributes.ts';
import type { AccountId, ConsentId, MembershipId, PositionId } from '../../ids.ts';
import type { MunicipalityCode } from '../../vocabulary/municipalityCode.ts';
import type { Purpose } from '../../vocabulary/purposes.ts';

/** The ground of a membership across a border, for each purpose (DOMAIN.md §3). At home it has none. */
export interface MembershipGround {
  readonly purpose: Purpose;
  readonly agreement: string;
  readonly version: number;
  readonly clause: string;
  readonly consent: ConsentId | null;
}

export interface MembershipAttributes extends Dated {
  readonly id: MembershipId;
  readonly account: AccountId;
  readonly position: PositionId;
  /**
   * The profession of its position and the municipality that manages its account: who is in charge of a team depends
   * on these.
   */
  readonly profession: string;
  readonly municipality: MunicipalityCode | null;
  /** The purposes for which it was made; a membership at home has them too. */
  readonly purposes: readonly Purpose[];
  readonly grounds: readonly MembershipGround[];
}
