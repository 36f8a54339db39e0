import type { SessionReader } from '#access/sessionReader.ts';
import type { Flags } from '#platform/flags.ts';
import type { IsOwnOrigin } from '#platform/ownOrigins.ts';
import type { RefuseUpgrade } from '#platform/refuseLine.ts';
import type { Care } from './composeCare.ts';

/** What the socket door and the document door are composed with. */
export interface DoorParts {
  readonly care: Care;
  readonly sessions: SessionReader;
  readonly flags: Flags;
  readonly isOwnOrigin: IsOwnOrigin;
  readonly refuseUpgrade: RefuseUpgrade;
}
