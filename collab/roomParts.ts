import type { Author } from '#domain/minutes/minutesEntry.ts';
import type { Logger } from '#platform/logger.ts';
import type { AwarenessState } from './messages.ts';
import type { CollabPorts, OpenDocument } from './ports.ts';

export interface RoomParts {
  readonly id: string;
  readonly document: OpenDocument;
  readonly log: Logger;
  readonly now: () => number;
  readonly hears: CollabPorts['hears'];
  /** Tells the other nodes who moved here. */
  readonly moved: (author: Author, states: readonly AwarenessState[]) => void;
  /** The log has grown by what was typed here: time for a snapshot, perhaps. */
  readonly grown: () => void;
}
