import { useSyncExternalStore } from 'react';
import { askBeforeLeaving } from './unsaved.ts';

interface Place {
  readonly path: string;
  readonly search: string;
  readonly hash: string;
  /**
   * Which entry of the tab's history this is. We count them ourselves, since the browser does not tell how far back a
   * step went.
   */
  readonly entry: number;
}

interface Options {
  replace?: boolean;
  state?: unknown;
}

const entryOf = (state: unknown): number | null => {
  const entry = (state as { entry?: unknown } | null)?.entry;
  return typeof entry === 'number' ? entry : null;
};

const read = (entry: number): Place => ({
  path: location.pathname,
  search: location.search,
  hash: location.hash,
  entry,
});

const listeners = new Set<() => void>();
/** The place that the screens show. While the question is open it stays where it was, whatever the address bar says. */
let here: Place = read(0);
/** The entry that the person has agreed to go to: it is not asked about again. */
let agreed: number | null = null;
let watching = false;

const show = (next: Place): void => {
  here = next;
  for (const listener of listeners) listener();
};

const mark = (entry: number, state: unknown): void =>
  history.replaceState({ ...(state as object | null), entry }, '');

/**
 * Steps back and forward have happened already when we hear of them: the former entry is put back until the person
 * has answered.
 */
const onMoved = (): void => {
  const known = entryOf(history.state);
  // A link within the page (#main) makes an entry that we have not counted.
  const landed = known ?? here.entry + (location.hash === here.hash ? 0 : 1);
  if (known === null) mark(landed, history.state);
  const samePath = location.pathname === here.path;
  if (samePath || landed === agreed) {
    agreed = null;
    const next = read(landed);
    if (samePath && next.search === here.search) here = next;
    else show(next);
    return;
  }
  let left = false;
  askBeforeLeaving('move', () => {
    if (left) {
      agreed = landed;
      history.go(landed - here.entry);
    } else {
      left = true;
      show(read(landed));
    }
  });
  if (left) return;
  left = true;
  history.go(here.entry - landed);
};

const watch = (): void => {
  if (watching) return;
  watching = true;
  const entry = entryOf(history.state);
  if (entry === null) mark(0, history.state);
  here = read(entry ?? 0);
  addEventListener('popstate', onMoved);
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const go = (to: string, { replace = false, state = null }: Options): void => {
  const entry = replace ? here.entry : here.entry + 1;
  const marked = { ...(state as object | null), entry };
  if (replace) history.replaceState(marked, '', to);
  else history.pushState(marked, '', to);
  show(read(entry));
};

const navigate = (to: string, options: Options = {}): void => {
  const samePath = new URL(to, location.href).pathname === here.path;
  if (samePath) go(to, options);
  else askBeforeLeaving('move', () => go(to, options));
};

const pathHere = () => here.path;
const searchHere = () => here.search;

/**
 * Where the router is. Links, tabs, the breadcrumb and the buttons back and forward all go through here, so leaving
 * an unfinished form asks first, whichever way it is left.
 */
export const useGuardedLocation = (): [string, typeof navigate] => {
  watch();
  return [useSyncExternalStore(subscribe, pathHere), navigate];
};

useGuardedLocation.searchHook = (): string => {
  watch();
  return useSyncExternalStore(subscribe, searchHere);
};
