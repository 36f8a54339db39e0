/** Where one was before the session ended: the address stays by itself, and how far one had scrolled is kept here. */
let place: { readonly path: string; readonly top: number } | null = null;

/** Lists come in pieces; after so long what one was looking at is there, or will not come. */
const PATIENCE_MS = 5_000;

export const keepPlace = {
  remember: (): void => {
    if (scrollY > 0) place = { path: location.pathname, top: scrollY };
  },
  forget: (): void => {
    place = null;
  },
  /** Scrolls there once the screen is long enough, unless somebody moves first. */
  restore: (): void => {
    const wanted = place;
    place = null;
    if (wanted === null || wanted.path !== location.pathname) return;
    const until = performance.now() + PATIENCE_MS;
    let moved = false;
    const stop = () => {
      moved = true;
    };
    for (const event of ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const)
      addEventListener(event, stop, { once: true, passive: true });
    const tryAgain = () => {
      if (moved || performance.now() > until || wanted.path !== location.pathname) return;
      if (document.documentElement.scrollHeight - innerHeight >= wanted.top) scrollTo(0, wanted.top);
      else requestAnimationFrame(tryAgain);
    };
    requestAnimationFrame(tryAgain);
  },
};
