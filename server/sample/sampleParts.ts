import type { Care } from '#server/composing/composeCare.ts';
import type { Directory } from '#server/composing/composeDirectory.ts';
import type { DirectoryCommands } from '#server/composing/composeDirectoryCommands.ts';
import type { Calendar } from './calendar.ts';
import type { WalkingClock } from './walkingClock.ts';

/** What the sample is made through: the use cases of the house, under a clock that walks. */
export interface SampleParts {
  readonly clock: WalkingClock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly commands: DirectoryCommands;
  readonly care: Care;
  /** Types into minutes as the document door does. */
  readonly documents: ReturnType<Care['features']['minutes']['collabPorts']>;
  /** Tells that one more of the expected steps is done; rejects when the making must stop. */
  readonly step: (what: string) => Promise<void>;
}
