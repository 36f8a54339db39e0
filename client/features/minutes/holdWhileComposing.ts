/** A conversion in which nothing happens for so long was given up: others' text must not wait for it. */
const SILENCE_MS = 15_000;
/** After a conversion the editor takes over what was chosen; only then may anything else move. */
const SETTLE_MS = 60;
/** At most so much of others' text waits for a conversion. */
const MOST_HELD = 500;

export interface HeldBack<Place> {
  /** Runs it at once; if it touches the block that is being converted, when the conversion is over. */
  readonly run: (change: () => void, touches: (place: Place) => boolean) => void;
  /** A conversion (IME) begins; what waits from the one before is run first. `where` is asked anew at each change. */
  readonly begin: (where: () => Place) => void;
  readonly goesOn: () => void;
  readonly end: () => void;
  /** Runs all that waits: the editor has lost the focus, or is going away. */
  readonly release: () => void;
}

/**
 * Holds others' changes of one block back while kana is being converted in it: drawn anew under it, the block would end the
 * conversion and leave half of its letters twice (y-prosemirror#81). All else goes on: changes may come in any order, and
 * what leans on one that waits counts as touching the block.
 */
export const holdWhileComposing = <Place>(): HeldBack<Place> => {
  let waiting: (() => void)[] = [];
  let composedIn: (() => Place) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = (): void => {
    clearTimeout(timer);
    timer = undefined;
    composedIn = null;
    const due = waiting;
    waiting = [];
    for (const change of due) change();
  };
  const releaseAfter = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(release, ms);
  };
  return {
    run(change, touches) {
      if (composedIn === null || !touches(composedIn())) {
        change();
        return;
      }
      waiting.push(change);
      if (waiting.length >= MOST_HELD) release();
    },
    begin(where) {
      if (waiting.length > 0) release();
      composedIn = where;
      releaseAfter(SILENCE_MS);
    },
    goesOn() {
      if (composedIn !== null) releaseAfter(SILENCE_MS);
    },
    end() {
      if (composedIn !== null) releaseAfter(SETTLE_MS);
    },
    release,
  };
};
