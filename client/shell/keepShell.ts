import { newerShell } from './newerShell.ts';

const HOUR_MS = 3_600_000;

let touched = false;
for (const event of ['pointerdown', 'keydown'] as const) {
  addEventListener(event, () => (touched = true), { once: true, capture: true });
}

/** Asks the waiting worker to take over; when it has, this page is loaded anew, of the newer build as a whole. */
const takeOver = (waiting: ServiceWorker): Promise<boolean> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<boolean>) => {
      if (data)
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
          once: true,
        });
      resolve(data);
    };
    waiting.postMessage('take-over', [port2]);
  });

/**
 * Keeps the shell on the device (`serviceWorker.ts`) and looks for a newer one now and then: asking for a file is no
 * activity of a session. A browser without service workers, or a page that is not served securely, goes on without.
 * A newer build that is there before anybody has touched this page is taken at once, later ones when the person says so.
 */
export const keepShell = async (): Promise<void> => {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const registration = await navigator.serviceWorker.register('/service-worker.js');
  const offer = () => {
    const { waiting } = registration;
    // The very first one takes over by itself, and is no news.
    if (waiting === null || navigator.serviceWorker.controller === null) return;
    const take = () => takeOver(waiting);
    const tell = () => newerShell.tell({ take });
    if (touched) tell();
    else void take().then((taken) => taken || tell());
  };
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => installing.state === 'installed' && offer());
  });
  offer();
  setInterval(() => {
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
  }, HOUR_MS);
};
