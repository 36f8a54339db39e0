import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** The files of this build, put in by the build; a file whose name carries its content's hash needs no revision. */
declare const shellFiles: readonly { readonly url: string; readonly revision: string | null }[];

/** What of a worker's surroundings is used here; TypeScript has no types of page and worker at once. */
interface Worker {
  readonly clients: {
    claim(): Promise<void>;
    matchAll(wanted: { type: 'window'; includeUncontrolled: true }): Promise<readonly unknown[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(
    kind: 'activate' | 'message',
    listener: (event: {
      readonly data?: unknown;
      readonly ports?: readonly MessagePort[];
      waitUntil(work: Promise<unknown>): void;
    }) => void,
  ): void;
}
const worker = self as unknown as Worker;

/**
 * Holds the shell and every screen's code of one build, all of it or none: without a line, and while the house runs a
 * newer build, a screen that was not opened yet opens all the same, and it is of the version that the page is of.
 * Nothing of a patient is here: what is asked of the server never passes this worker.
 */
precacheAndRoute([...shellFiles]);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    // The client's own pages: paths without a dot that no door of the server answers.
    allowlist: [/^\/(?!api\/|assets\/|socket\.io|collab\/|healthz|readyz|metrics)[^.]*$/],
  }),
);

// The page that installed it was fetched just before: from now on its screens come from here.
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/**
 * A newer build waits until a page asks for it, and takes over only where that page is the only one: another tab would
 * lose the code of the screens it has not opened yet, or what is being written there.
 */
worker.addEventListener('message', (event) => {
  if (event.data !== 'take-over') return;
  const answer = async () => {
    const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const isOnly = pages.length <= 1;
    event.ports?.[0]?.postMessage(isOnly);
    if (isOnly) await worker.skipWaiting();
  };
  event.waitUntil(answer());
});
