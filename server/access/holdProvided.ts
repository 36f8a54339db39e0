import { takeTurns } from '#platform/takeTurns.ts';
import type { Admission } from './admission.ts';
import type { Gate, Grant, Provision, Refusal } from './gate.ts';

interface Wanted {
  readonly gate: Pick<Gate, 'provide'>;
  /** `holdAdmission` with all that it needs but these. */
  readonly hold: (on: {
    readonly onChanged: (grant: Grant) => void;
    readonly onEnded: (refusal: Refusal) => void;
  }) => Promise<Admission>;
  /** The last number that was sent: a provision ends there, and the next one begins behind it. */
  readonly lastSent: () => number;
  /**
   * What the door has to find out under a grant before anything goes on under it. False: it is not what the door parts, and
   * the admission ends.
   */
  readonly prepare: (grant: Grant) => Promise<boolean>;
  /** It goes on under another grant, and may be sent what was held back. */
  readonly onChanged: () => void;
  readonly onEnded: () => void;
}

export interface ProvidedAdmission {
  /** The grant it is held under, whether or not anything may be sent under it yet. */
  readonly grant: Grant;
  /** Awaited before the first thing is sent: across a border a provision is stored by then (WA15). */
  provide(): Promise<void>;
  /** The grant under which something may be sent this very moment; asked before each delivery. */
  current(): Grant | null;
  close(): Promise<void>;
}

/**
 * An admission that is held together with its provision. After it was judged anew nothing is sent until the door is ready
 * and the new provision is stored, which begins where the old one ends (DESIGN decision 8). What fails on the way holds it
 * back, and is tried again when something is to be sent. Null: the first grant was not what the door parts.
 */
export const holdProvided = async (wanted: Wanted): Promise<ProvidedAdmission | null> => {
  const { gate, lastSent, prepare, onChanged, onEnded } = wanted;
  const takeTurn = takeTurns();
  /** The grant that the door is ready for and, once something is sent, whose provision stands. */
  let ready: Grant | null = null;
  let provision: Provision | null = null;
  let working = 0;
  let over = false;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    working += 1;
    return takeTurn(work).finally(() => {
      working -= 1;
    });
  };
  const provideUnder = async (grant: Grant): Promise<void> => {
    const before = provision;
    provision = await gate.provide(grant, lastSent() + 1);
    // One that cannot be closed just now is closed by its keeper, and keeps nothing back.
    await before?.close(lastSent()).catch(() => {});
  };
  const end = (): void => {
    if (over) return;
    over = true;
    onEnded();
  };
  const goOn = (grant: Grant): void => {
    const isLast = (): boolean => !over && grant === held.grant;
    inTurn(async () => {
      if (!isLast()) return;
      if (!(await prepare(grant))) return end();
      if (provision !== null && isLast()) await provideUnder(grant);
      if (!isLast()) return;
      ready = grant;
      onChanged();
    }).catch(() => {});
  };

  const held = await wanted.hold({ onChanged: goOn, onEnded: end });
  try {
    const first = held.grant;
    if (!(await inTurn(() => prepare(first)))) {
      held.close();
      return null;
    }
    ready ??= first;
  } catch (error) {
    held.close();
    throw error;
  }
  return {
    get grant() {
      return held.grant;
    },
    provide: () =>
      inTurn(async () => {
        if (provision === null && !over) await provideUnder(held.grant);
      }),
    current: () => {
      const grant = held.current();
      if (over || grant === null) return null;
      if (grant !== ready && working === 0) goOn(grant);
      if (grant !== ready) return null;
      // What went out since it was asked last, for whoever closes it should this node die.
      provision?.shown(lastSent());
      return grant;
    },
    close: async () => {
      over = true;
      held.close();
      await inTurn(async () => provision?.close(lastSent()));
    },
  };
};
