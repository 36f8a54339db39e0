import type { Page } from 'playwright-core';

/** All that came to a page by its sockets: what was never heard was never sent. Begins before the page is opened. */
export const listenIn = (page: Page): { readonly heard: (words: string) => boolean } => {
  const frames: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(payload.toString())),
  );
  return { heard: (words) => frames.some((frame) => frame.includes(words)) };
};
