import type { Page } from 'playwright-core';

/** A line to the document door that can be cut; the rest of the house stays in reach. */
export interface DocumentLine {
  readonly cut: () => Promise<void>;
  /** The connection stands, and nothing passes any more. */
  readonly silence: () => void;
  readonly mend: () => void;
}

/** To be asked for before the page opens its document. */
export const documentLine = async (page: Page): Promise<DocumentLine> => {
  let isCut = false;
  let isSilent = false;
  const open = new Set<{ close: (options: { code: number }) => Promise<void> }>();
  await page.routeWebSocket(/\/collab\//, (socket) => {
    if (isCut) {
      void socket.close({ code: 4205 });
      return;
    }
    const house = socket.connectToServer();
    socket.onMessage((message) => !isSilent && house.send(message));
    house.onMessage((message) => !isSilent && socket.send(message));
    open.add(socket);
  });
  return {
    cut: async () => {
      isCut = true;
      await Promise.all([...open].map((socket) => socket.close({ code: 4205 }).catch(() => undefined)));
      open.clear();
      await page.getByText('つながっていません。書いた内容はこの画面に残っています').waitFor();
    },
    silence: () => {
      isSilent = true;
    },
    mend: () => {
      isCut = false;
      isSilent = false;
    },
  };
};
