import type { holdAdmission } from '#access/admission.ts';
import type { Gate, Refusal } from '#access/gate.ts';
import { holdProvided } from '#access/holdProvided.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { ConferenceId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import type { Logger } from '#platform/logger.ts';

interface Parts {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly log: Logger;
  readonly holdAdmission: typeof holdAdmission;
  /** Whether the session still stands and acts in this position. */
  readonly stands: (actor: Actor) => Promise<boolean>;
}

/**
 * Admits to a call (media/ports.ts, `MediaPorts.admit`). Across a border its provision is stored before anybody is
 * seen or heard; each judgement and each day has a provision of its own (DESIGN decision 8). A call has no numbers,
 * so its number is 0.
 */
export const admitToCall =
  ({ gate, clock, log, holdAdmission, stands }: Parts) =>
  async (actor: Actor, conference: ConferenceId, onEnded: (refusal: Omit<Refusal, 'allowed'>) => void) => {
    const held = await holdProvided({
      ...{ gate, log },
      hold: (on) =>
        holdAdmission({
          ...{ gate, clock, actor, act: 'join', record: { kind: 'conference', id: conference } },
          ...{ about: { shows: ['video'] }, stillSignedIn: () => stands(actor), ...on },
        }),
      // From the first moment on whoever is in the room is seen and heard.
      lastSent: () => 0,
      ahead: () => ({ first: 0, dataClasses: ['video'] }),
      onChanged: () => {},
      onEnded: ({ code, details }) => onEnded({ code, ...(details === undefined ? {} : { details }) }),
    });
    const close = (): void => {
      // One that cannot be closed now is closed by its keeper.
      held.close().catch(() => undefined);
    };
    try {
      await held.provide();
    } catch (error) {
      close();
      throw error;
    }
    return { maySend: () => held.current() !== null, close };
  };
