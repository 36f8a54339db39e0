import { factOfWrite } from '#access/factOfWrite.ts';
import type { Grant, Refusal } from '#access/gate.ts';
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
}) => Promise<{ readonly grant: Grant; current(): Grant | null; close(): void }>;

/** What the door is told of its admission (collab/ports.ts, `AdmissionEvents`). */
interface Events {
  changed(): void;
  ended(code: 'come-again' | 'final'): void;
  lastSent(): number;
  stillSignedIn(): Promise<boolean>;
}

/**
 * Admits to one document (collab/ports.ts, `AdmitPort`): reading is what is held, writing what it may have on top.
 * One who reads again what their provisions list (WA15) reads it by HTTP up to its end: a live document is newer.
 */
export const admitToDocument =
  ({ gate, clock }: Pick<MinutesParts, 'gate' | 'clock'>, hold: HoldAdmission) =>
  async (actor: Actor, document: string, events: Events) => {
    const record: RecordRef = { kind: 'minutes', id: document as MinutesId };
    let mayEdit = false;
    let provision: Promise<{ close(lastSeq: number): Promise<void> }> | undefined;
    const judgeEdit = async (): Promise<void> => {
      mayEdit = (await gate.ask(actor, 'edit', record)).allowed;
    };
    const goOn = async (grant: Grant): Promise<void> => {
      if (!isLive(grant)) return events.ended('come-again');
      // Another grant, another ground: the old provision ends where the new one begins.
      const before = provision;
      if (before !== undefined) {
        provision = gate.provide(grant, events.lastSent() + 1);
        await (await before).close(events.lastSent());
      }
      await judgeEdit();
      events.changed();
    };
    let held: Awaited<ReturnType<HoldAdmission>>;
    try {
      held = await hold({
        ...{ actor, act: 'read', record, stillSignedIn: events.stillSignedIn },
        onChanged: (grant) => {
          goOn(grant).catch(() => events.ended('come-again'));
        },
        // Judged anew and refused: the client comes once more and gets its final answer at the door.
        onEnded: () => events.ended('come-again'),
      });
      if (isLive(held.grant)) await judgeEdit();
    } catch (error) {
      const isAnswer = error instanceof Failure && error.status < 500;
      return { refused: isAnswer ? ('final' as const) : ('away' as const) };
    }
    if (!isLive(held.grant)) {
      held.close();
      return { refused: 'final' as const };
    }
    return {
      get mayEdit() {
        return mayEdit && held.current() !== null;
      },
      get crosses() {
        return isCrossing(held.grant);
      },
      get fact() {
        return factOfWrite(held.grant, clock.now(), 'edit', { shows: [] });
      },
      maySend: () => held.current() !== null,
      provide: async () => {
        provision ??= gate.provide(held.grant, 1);
        await provision;
      },
      close: async (lastN: number) => {
        held.close();
        await (await provision)?.close(lastN);
      },
    };
  };

const isLive = (grant: Grant): boolean => {
  const shown = grant.discloses('minutes');
  return !grant.readOnly && shown.disclosed && shown.upToSeq === null;
};
