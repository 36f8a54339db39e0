import type { ShownRun } from '#domain/channels/shownRuns.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { takeTurns } from '#platform/takeTurns.ts';
import type { Admission } from './admission.ts';
import type { Gate, Grant, Provision, Refusal } from './gate.ts';
import { isCrossing } from './isCrossing.ts';

/** From which number on which classes are shown; without classes it is all that the grant discloses. */
export interface Provided extends Pick<ShownRun, 'first'> {
  readonly dataClasses?: readonly DataClass[];
}

interface Parts {
  readonly gate: Pick<Gate, 'provide'>;
  readonly admission: Admission;
  /** The last number that was sent: a provision ends there. Where there are no numbers it is 0 (DESIGN decision 8). */
  readonly lastSent: () => number;
  /**
   * Of a door that waits for nothing before it relays: provided before the first thing goes out, and anew under each other
   * grant. Without it whatever is sent is provided with its own classes, once it is there.
   */
  readonly ahead?: () => Provided;
  /**
   * What the door has to find out under a grant before anything goes on under it; a refusal where the grant is not what
   * the door needs.
   */
  readonly prepare?: (grant: Grant) => Promise<Refusal | null>;
  /** It goes on under another grant, and may be sent what was held back. */
  readonly onReady: () => void;
  readonly onUnfit: (refusal: Refusal) => void;
  /** Something could not be stored: held back, and tried again when something is to be sent. */
  readonly onTrouble: (error: unknown) => void;
}

/** A provision that stands in the store. */
interface Standing extends Provided {
  readonly provision: Provision;
}

/** How one held admission stands with what is provided of it. */
type State =
  /** Under this grant may be sent what `standing` covers, and whatever is provided first. */
  | { readonly is: 'ready'; readonly grant: Grant; readonly standing: Standing | null }
  /** Judged anew, and nothing goes out: the door is not ready yet, or the next provision could not be stored. */
  | { readonly is: 'paused'; readonly standing: Standing | null }
  /** Let go, or ended by itself: nothing goes out any more. */
  | { readonly is: 'released' };

/**
 * Keeps a held admission together with its provision (WA15, DESIGN decision 8): nothing crosses a border before it is stored
 * that it may; after it was judged anew nothing goes out until the door is ready and, where that is provided ahead, the next
 * provision stands, which begins where the one before ends. What fails on the way holds it back. One change at a time.
 */
export const keepProvided = (parts: Parts) => {
  const { gate, admission, lastSent, ahead, prepare } = parts;
  const takeTurn = takeTurns();
  let state: State =
    prepare === undefined
      ? { is: 'ready', grant: admission.grant, standing: null }
      : { is: 'paused', standing: null };
  /** Something is to be sent: from then on a door that provides ahead has a provision under whatever grant it goes on. */
  let isAsked = false;
  let working = 0;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    working += 1;
    return takeTurn(work).finally(() => {
      working -= 1;
    });
  };
  const open = async (grant: Grant, { first, dataClasses }: Provided): Promise<Standing> => {
    const last = (): number => Math.max(first - 1, lastSent());
    const provision = await gate.provide(grant, first, dataClasses, last);
    return { provision, first, ...(dataClasses && { dataClasses }) };
  };
  /** One that cannot be closed just now is closed by its keeper, and keeps nothing back. */
  const shut = async (standing: Standing | null, last = lastSent()): Promise<void> => {
    await standing?.provision.close(Math.max(standing.first - 1, last)).catch(() => undefined);
  };
  const unused = (standing: Standing | null): Promise<void> => shut(standing, Number.NEGATIVE_INFINITY);

  /** In turn: goes on under the grant it is held under now. */
  const makeReady = async (): Promise<void> => {
    const { grant } = admission;
    /** Another grant may follow, and it may be let go, at any moment: then that one's own turn sees to it. */
    const isPaused = (): boolean => state.is === 'paused' && admission.grant === grant;
    if (state.is !== 'paused') return;
    const { standing } = state;
    const refusal = (await prepare?.(grant)) ?? null;
    if (!isPaused()) return;
    if (refusal !== null) return parts.onUnfit(refusal);
    const next = isAsked && ahead !== undefined ? await open(grant, ahead()) : null;
    if (!isPaused()) return unused(next);
    state = { is: 'paused', standing: next };
    await shut(standing);
    if (!isPaused()) return;
    state = { is: 'ready', grant, standing: next };
    parts.onReady();
  };
  const goOn = (): void => {
    if (state.is === 'ready') state = { is: 'paused', standing: state.standing };
    inTurn(makeReady).catch(parts.onTrouble);
  };

  const openMore = async (grant: Grant, wanted: Provided): Promise<void> => {
    const next = await open(grant, wanted);
    // Judged anew or let go meanwhile: nothing was sent under it.
    if (state.is !== 'ready') return unused(next);
    const { standing } = state;
    state = { ...state, standing: next };
    await shut(standing);
  };
  const covers = (run: Required<Provided> | undefined): boolean => {
    if (run === undefined) return true;
    if (state.is !== 'ready') return false;
    const { grant, standing } = state;
    return (
      !isCrossing(grant) || run.dataClasses.every((each) => standing?.dataClasses?.includes(each) === true)
    );
  };

  return {
    /** Nothing of this is shown, or what stands covers it: nothing is to be waited for. */
    covers,
    /** Awaited before this is sent: then it is stored that it may be, or `current` answers null. */
    provide: (run?: Required<Provided>): Promise<void> => {
      isAsked = true;
      const asked = state.is === 'ready' ? state.grant : null;
      return inTurn(async () => {
        if (ahead !== undefined) {
          await makeReady();
          if (state.is === 'ready' && state.standing === null) await openMore(state.grant, ahead());
          return;
        }
        // What goes out was chosen by the grant it was asked under, and does not go out under another.
        if (run === undefined || state.is !== 'ready' || state.grant !== asked || covers(run)) return;
        // What went out while it waited stands in the provision under which it went.
        await openMore(state.grant, { ...run, first: Math.max(run.first, lastSent() + 1) });
      });
    },
    /** The grant under which something may be sent this very moment; asked before each delivery. */
    current: (): Grant | null => {
      const grant = admission.current();
      if (grant === null) return null;
      if (state.is === 'ready' && state.grant === grant) return grant;
      if (working === 0) goOn();
      return null;
    },
    /** The admission was judged anew. */
    renew: goOn,
    /** Makes it ready for the first time. */
    begin: (): Promise<void> => inTurn(makeReady),
    /** Nothing goes out from here on, and what was provided ends with the last that was sent. */
    release: (): Promise<void> => {
      const before = state;
      const last = lastSent();
      state = { is: 'released' };
      admission.close();
      return inTurn(async () => {
        if (before.is === 'released' || before.standing === null) return;
        const { provision, first } = before.standing;
        await provision.close(Math.max(first - 1, last));
      });
    },
  };
};
