import type { StoreLog } from './storeLog.ts';
import type { TiedChild } from './tiedChild.ts';

export interface KeptRunning<Store extends { readonly child: TiedChild }> {
  current(): Store;
  /** Ends the store as a crash would, and leaves it down until `start`; for tests of durability and outages. */
  kill9(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
  close(): Promise<void>;
}

interface Options<Store> {
  readonly name: string;
  readonly log: StoreLog;
  readonly start: (before: Store | undefined) => Promise<Store>;
}

/**
 * Starts a store, and starts it again when it ends unasked (out of memory, a stray kill): the house cannot work
 * without it.
 */
export const keepRunning = async <Store extends { readonly child: TiedChild }>(
  options: Options<Store>,
): Promise<KeptRunning<Store>> => {
  const { name, log, start } = options;
  let current = await start(undefined);
  let wanted = true;
  let restarting: Promise<void> | undefined;

  const restart = async (): Promise<void> => {
    for (let pause = 200; wanted; pause = Math.min(pause * 2, 5_000)) {
      try {
        current = await start(current);
        log.info({ store: name, pid: current.child.pid }, 'store started again');
        watch(current);
        return;
      } catch (error) {
        log.warn({ store: name, err: error }, 'store does not start; trying again');
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };
  const watch = (store: Store): void => {
    void store.child.ended.then(() => {
      if (!wanted || store !== current) return;
      log.warn({ store: name, pid: store.child.pid }, 'store ended unasked; starting it again');
      restarting = restart();
    });
  };
  watch(current);

  return {
    current: () => current,
    kill9: async () => {
      wanted = false;
      await restarting;
      await current.child.kill9();
    },
    start: async () => {
      wanted = true;
      restarting = restart();
      await restarting;
    },
    close: async () => {
      wanted = false;
      await restarting;
      await current.child.stop();
    },
  };
};
