import type { Actor } from '#domain/access/actor.ts';
import type { ConferenceId } from '#domain/ids.ts';

/** Where media writes its log. */
export interface MediaLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** An admission that is held: it ends by itself or is ended, and says so once. */
export interface HeldAdmission {
  /**
   * False while nothing may be sent under it: because its day is over, it is being judged anew, or the person is
   * across a border and this node cannot hear of revocations. What they receive is paused meanwhile.
   */
  maySend(): boolean;
  close(): void;
}

/** What the media service asks of the house. It is handed in, since media imports neither the gate nor a feature. */
export interface MediaPorts {
  /**
   * Judges joining a conference's call by the gate and holds the admission; throws the refusal as a Failure.
   * `onEnded` is called once when it ends (revoked, its day, conference over).
   */
  admit(
    actor: Actor,
    conference: ConferenceId,
    onEnded: (refusal: { code: string; details?: unknown }) => void,
  ): Promise<HeldAdmission>;
  /** The room's own record of who was there: the only source of the minutes' attendance (MI5). */
  joined(actor: Actor, conference: ConferenceId): Promise<void>;
  left(actor: Actor, conference: ConferenceId): Promise<void>;
}
