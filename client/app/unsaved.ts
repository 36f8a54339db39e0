import { useEffect, useId } from 'react';

/**
 * How unsaved text would be lost: with its screen (the fields of a form), with the session in this position (posts
 * that wait to be sent), or only with the tab and at sign-out (drafts, which moving between screens does not lose).
 */
type GoesWith = 'screen' | 'session' | 'tab';

/** The ways of leaving, and what is lost by each. Closing the tab loses everything; then the browser itself asks. */
const loses = {
  move: ['screen'],
  close: ['screen'],
  switch: ['screen', 'session'],
  signOutEverywhere: ['screen', 'session'],
  signOut: ['screen', 'session', 'tab'],
} as const satisfies Record<string, readonly GoesWith[]>;

type Way = keyof typeof loses;

interface Unsaved {
  readonly goesWith: GoesWith;
  /** What it is, in the words of the screen; null: it was given no name. */
  readonly what: string | null;
  /** Called when the person has agreed to lose it, before the screen goes. */
  readonly lose: (() => void) | null;
}

interface LeavingQuestion {
  readonly way: Way;
  /** What would be lost, each named once. */
  readonly whats: readonly (string | null)[];
  readonly stay: () => void;
  readonly leave: () => void;
}

/** Who has unsaved text. All forms of the product use this: whatever would lose some of it asks here first. */
const holders = new Map<string, Unsaved>();
const listeners = new Set<() => void>();
let question: LeavingQuestion | null = null;

const askBrowser = (event: BeforeUnloadEvent) => event.preventDefault();

const watchTab = (): void => {
  if (holders.size > 0) addEventListener('beforeunload', askBrowser);
  else removeEventListener('beforeunload', askBrowser);
};

const setQuestion = (next: LeavingQuestion | null): void => {
  question = next;
  for (const listener of listeners) listener();
};

const isLost = (way: Way, { goesWith }: Unsaved): boolean => loses[way].some((one) => one === goesWith);

export const setUnsaved = (
  holder: string,
  unsaved: boolean,
  { goesWith = 'tab', what = null, lose = null }: Partial<Unsaved> = {},
): void => {
  if (unsaved) holders.set(holder, { goesWith, what, lose });
  else holders.delete(holder);
  watchTab();
};

export const hasUnsaved = (): boolean => holders.size > 0;

export const forgetUnsaved = (): void => {
  holders.clear();
  watchTab();
  if (question) setQuestion(null);
};

/**
 * Runs `leave` at once where nothing is lost by it, else once the person has said so. A later wish takes the place of an
 * earlier.
 *
 * @param only what is left is not the screen but these holders' forms
 */
export const askBeforeLeaving = (way: Way, leave: () => void, only?: readonly string[]): void => {
  const isLeft = ([holder, one]: readonly [string, Unsaved]) =>
    isLost(way, one) && (only === undefined || only.includes(holder));
  const lost = [...holders].filter(isLeft).map(([, one]) => one);
  if (lost.length === 0) {
    leave();
    return;
  }
  setQuestion({
    way,
    whats: [...new Set(lost.map(({ what }) => what))],
    stay: () => setQuestion(null),
    leave: () => {
      setQuestion(null);
      for (const [holder, one] of [...holders].filter(isLeft)) {
        holders.delete(holder);
        one.lose?.();
      }
      watchTab();
      leave();
    },
  });
};

/** The question that is being asked, for the one dialog that shows it. */
export const leavingQuestion = {
  get: () => question,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/**
 * For a form whose text goes with its screen; `what` names it in the question. Returns a release, with which a form
 * that was sent a moment ago can go to another screen without a question.
 */
export const useUnsaved = (unsaved: boolean, what?: string): (() => void) => {
  const id = useId();
  useEffect(() => {
    setUnsaved(id, unsaved, { goesWith: 'screen', what: what ?? null });
    return () => setUnsaved(id, false);
  }, [id, unsaved, what]);
  return () => setUnsaved(id, false);
};
