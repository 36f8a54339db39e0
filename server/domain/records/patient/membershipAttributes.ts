import type { Dated } from '../../access/attributes.ts';
import type { AccountId, ConsentId, MembershipId, PositionId } from '../../ids.ts';
import type { MunicipalityCode } from '../../vocabulary/municipalityCode.ts';
import type { Purpose } from '../../vocabulary/purposes.ts';

/** What a membership across a border stands on, purpose by purpose (DOMAIN.md §3). At home: no grounds. */
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
  /** The profession of its position, and the municipality that manages its account: who is in charge goes by them. */
  readonly profession: string;
  readonly municipality: MunicipalityCode | null;
  /** The purposes it was made for; a member at home has them too. */
  readonly purposes: readonly Purpose[];
  readonly grounds: readonly MembershipGround[];
}
