/** A conversion that says nothing for so long was given up: what others wrote must not wait for it. */
const SILENCE_MS = 15_000;
/** After its end the editor takes over what was chosen; only then may anything else move. */
const SETTLE_MS = 60;
/** So much of others' text waits for a conversion at most. */
const MOST_HELD = 500;

export interface HeldBack {
  /** Runs at once, or when the conversion is over, in the order in which it was asked for. */
  readonly run: (change: () => void) => void;
  /** A conversion (IME) begins; what waits from the one before it comes first. */
  readonly begin: () => void;
  readonly goesOn: () => void;
  readonly end: () => void;
  /** Whatever waits runs now: the editor lost the focus, or is going. */
  readonly release: () => void;
}

/**
 * Holds others' changes back while kana is being converted: drawn anew under it, the block would end the conversion and
 * leave half of its letters twice (y-prosemirror#81). Held are all of the document's, so that their order stays.
 */
export const holdWhileComposing = (): HeldBack => {
  let waiting: (() => void)[] = [];
  let composing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = (): void => {
    clearTimeout(timer);
    timer = undefined;
    composing = false;
    const due = waiting;
    waiting = [];
    for (const change of due) change();
  };
  const releaseAfter = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(release, ms);
  };
  return {
    run(change) {
      if (!composing) {
        change();
        return;
      }
      waiting.push(change);
      if (waiting.length >= MOST_HELD) release();
    },
    begin() {
      if (waiting.length > 0) release();
      composing = true;
      releaseAfter(SILENCE_MS);
    },
    goesOn() {
      if (composing) releaseAfter(SILENCE_MS);
    },
    end() {
      if (composing) releaseAfter(SETTLE_MS);
    },
    release,
  };
};
