import type { holdAdmission } from '#access/admission.ts';
import type { Gate, Grant, Provision, Refusal } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { ConferenceId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import type { Logger } from '#platform/logger.ts';
import { nameOfError } from '#platform/nameOfError.ts';
import { takeTurns } from '#platform/takeTurns.ts';

interface Parts {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly log: Logger;
  readonly holdAdmission: typeof holdAdmission;
  /** Whether the session still stands, in this position. */
  readonly stands: (actor: Actor) => Promise<boolean>;
}

/**
 * Admits to a call (media/ports.ts, `MediaPorts.admit`). Across a border its provision is stored before anybody is
 * seen or heard; each judgement and each day has its own (DESIGN decision 8). A call has no numbers: number 0.
 */
export const admitToCall =
  ({ gate, clock, log, holdAdmission, stands }: Parts) =>
  async (actor: Actor, conference: ConferenceId, onEnded: (refusal: Omit<Refusal, 'allowed'>) => void) => {
    /** The grant whose provision is stored; media flows under this one alone. */
    let provided: Grant | null = null;
    let provision: Provision | null = null;
    const takeTurn = takeTurns();
    let over = false;
    let working = 0;

    const close = async (): Promise<void> => {
      await provision?.close(0);
      provision = null;
    };
    const provide = async (grant: Grant): Promise<void> => {
      await close();
      if (over) return;
      provision = await gate.provide(grant, 0, ['video']);
      // From here on whoever is in the room is seen and heard.
      provision.shown(0);
      provided = grant;
    };
    /** One after the other. A failure leaves the call paused, and is tried again when media asks again. */
    const inTurn = (work: () => Promise<void>): void => {
      working += 1;
      void takeTurn(work)
        .catch((error: unknown) => {
          log.warn({ conference, err: nameOfError(error) }, 'call not provided');
        })
        .finally(() => {
          working -= 1;
        });
    };
    const stop = (): void => {
      over = true;
      inTurn(close);
    };

    const held = await holdAdmission({
      ...{ gate, clock, actor, act: 'join', record: { kind: 'conference', id: conference } },
      about: { shows: ['video'] },
      onChanged: (grant) => inTurn(() => provide(grant)),
      onEnded: ({ code, details }) => {
        stop();
        onEnded({ code, ...(details === undefined ? {} : { details }) });
      },
      stillSignedIn: () => stands(actor),
    });
    try {
      await provide(held.grant);
    } catch (error) {
      held.close();
      throw error;
    }
    return {
      maySend: () => {
        const grant = held.current();
        if (over || grant === null) return false;
        if (grant !== provided && working === 0) inTurn(() => provide(grant));
        return grant === provided;
      },
      close: () => {
        held.close();
        stop();
      },
    };
  };
