import type { Admission } from '#access/admission.ts';
import { factOfWrite } from '#access/factOfWrite.ts';
import type { Grant, Refusal } from '#access/gate.ts';
import { holdProvided, type ProvidedAdmission } from '#access/holdProvided.ts';
import { isCrossing } from '#access/isCrossing.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Asked } from '#domain/access/deeds.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { MinutesId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import type { MinutesParts } from './minutesParts.ts';

/** `holdAdmission` of server/access/admission.ts with gate and clock in it. */
export type HoldAdmission = (options: {
  readonly actor: Actor;
  readonly act: Asked;
  readonly record: RecordRef;
  readonly onChanged: (grant: Grant) => void;
  readonly onEnded: (refusal: Refusal) => void;
  readonly stillSignedIn: () => Promise<boolean>;
}) => Promise<Admission>;

/** What the door is told of its admission (collab/ports.ts, `AdmissionEvents`). */
interface Events {
  changed(): void;
  ended(code: 'come-again' | 'final'): void;
  lastSent(): number;
  stillSignedIn(): Promise<boolean>;
}

/**
 * Admits to one document (collab/ports.ts, `AdmitPort`). The admission is held for reading; whether they may also
 * write is asked beside it. Those who only read again what their provisions list (WA15) are not admitted: they read
 * over HTTP up to where that ends, since a live document is newer.
 */
export const admitToDocument =
  ({ gate, clock, log }: Pick<MinutesParts, 'gate' | 'clock' | 'log'>, hold: HoldAdmission) =>
  async (actor: Actor, document: string, events: Events) => {
    const record: RecordRef = { kind: 'minutes', id: document as MinutesId };
    let mayEdit = false;
    let held: ProvidedAdmission;
    try {
      held = await holdProvided({
        ...{ gate, log },
        hold: (on) => hold({ ...{ actor, act: 'read', record, stillSignedIn: events.stillSignedIn }, ...on }),
        lastSent: events.lastSent,
        // What is relayed waits for nothing: all that the grant discloses is provided before the first entry leaves.
        ahead: () => ({ first: events.lastSent() + 1 }),
        prepare: async (grant) => {
          if (!isLive(grant)) return notLive;
          mayEdit = (await gate.ask(actor, 'edit', record)).allowed;
          return null;
        },
        onChanged: events.changed,
        // The new judgement allows no live document: the client comes once more and gets its final answer at the
        // door.
        onEnded: () => events.ended('come-again'),
      });
    } catch (error) {
      const isAnswer = error instanceof Failure && error.status < 500;
      return { refused: isAnswer ? ('final' as const) : ('away' as const) };
    }
    const { provide, current, close } = held;
    const admission = held;
    return {
      get mayEdit() {
        return mayEdit && current() !== null;
      },
      get crosses() {
        return isCrossing(admission.grant);
      },
      get fact() {
        return factOfWrite(admission.grant, clock.now(), 'edit', { shows: [] });
      },
      maySend: () => current() !== null,
      provide,
      close,
    };
  };

/** The provision that lists what is read back ends before what is written now. */
const notLive: Refusal = { allowed: false, code: 'A-06' };

const isLive = (grant: Grant): boolean => {
  const shown = grant.discloses('minutes');
  return !grant.readOnly && shown.disclosed && shown.upToSeq === null;
};
