import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import type { PatientRoom } from './PatientRoom.ts';

/** The post that something is done with, and where. */
export interface EntryMenuProps {
  entry: ShownPost;
  room: PatientRoom;
  readOnly: boolean;
  /** Writes an answer that quotes it; absent where nothing can be written. */
  onReply?: (() => void) | undefined;
}
