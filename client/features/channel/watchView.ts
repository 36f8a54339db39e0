import { inView } from './inView.ts';

export interface View {
  /** Calls back once the element has been in view. Returns how to stop watching it. */
  readonly watch: (element: Element, onSeen: () => void) => () => void;
  readonly close: () => void;
}

/** What flies past while one scrolls is not read: it must be in view twice, so far apart. */
const LOOK_EVERY_MS = 400;

const isInView = (element: Element): boolean => {
  const { top, bottom, left, width } = element.getBoundingClientRect();
  return inView({ top, bottom }, window.innerHeight, (y) =>
    element.contains(document.elementFromPoint(left + width / 2, y)),
  );
};

/**
 * [PO5] Says which entries have been in view while the page was visible. The observer says which are near; those few are
 * looked at until they have been seen, and not at all while the page is hidden.
 */
export const watchView = (): View => {
  const watched = new Map<Element, () => void>();
  const near = new Set<Element>();
  let seenBefore = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    timer = undefined;
    if (document.visibilityState !== 'visible') {
      seenBefore = new Set();
      return;
    }
    const now = new Set([...near].filter(isInView));
    for (const element of now) {
      if (!seenBefore.has(element)) continue;
      const onSeen = watched.get(element);
      forget(element);
      onSeen?.();
    }
    seenBefore = now;
    if (near.size > 0) lookSoon();
  };
  const lookSoon = () => {
    timer ??= setTimeout(look, LOOK_EVERY_MS);
  };
  const observer = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting && watched.has(target)) near.add(target);
      else near.delete(target);
    }
    if (near.size > 0) lookSoon();
  });
  const forget = (element: Element) => {
    watched.delete(element);
    near.delete(element);
    observer.unobserve(element);
  };
  // When the page comes back nothing has been in view yet: what was in view before it was hidden does not count.
  const onVisibility = () => {
    seenBefore = new Set();
    if (document.visibilityState === 'visible' && near.size > 0) lookSoon();
  };
  document.addEventListener('visibilitychange', onVisibility);

  return {
    watch: (element, onSeen) => {
      watched.set(element, onSeen);
      observer.observe(element);
      return () => forget(element);
    },
    close: () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('visibilitychange', onVisibility);
    },
  };
};
