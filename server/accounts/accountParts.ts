import type { ClientSession } from 'mongoose';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { AccountId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import type { FollowPositions } from '#server/teams/followPositions.ts';
import type { Tell } from '#server/tellings/tellings.ts';
import type { AccountStore } from './accountStore.ts';
import type { KeepManaged } from './keepManaged.ts';
import type { PositionQueries } from './positionQueries.ts';

/** Makes the one-time link by which a person chooses a new password (server/sessions). */
export type MakePasswordLink = (
  whose: { readonly account: AccountId; readonly epoch: number },
  session: ClientSession,
) => Promise<{ secret: string; until: Date }>;

/** What the commands on people and their rights stand on. */
export interface AccountParts {
  readonly gate: Gate;
  readonly commit: CommitRevocable;
  readonly clock: Clock;
  readonly store: AccountStore;
  readonly positions: PositionQueries;
  readonly secrets: Pick<Secrets, 'seal'>;
  readonly makePasswordLink: MakePasswordLink;
  readonly keepManaged: KeepManaged;
  /** What of teams goes with a position. */
  readonly follow: FollowPositions;
  readonly office: AttributeReaders['office'];
  readonly tell: Tell;
}
