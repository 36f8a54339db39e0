import type { SpreadHouse } from './spreadHouse.ts';
import type { Between } from './tellNotice.ts';

/**
 * kill -9 of one web, one realtime and one collab process, of the others the next time. They start again while the
 * step goes on; only when they are back are the others killed, so that one of two is always there.
 */
export const killInTurn = ({
  nodes,
}: SpreadHouse): { kill: Between; isBack: () => Promise<void>; kills: () => number } => {
  let kills = 0;
  let back: Promise<unknown> = Promise.resolve();
  const kill = async () => {
    await back;
    const number = (kills++ % 2) + 1;
    const killed = ['web', 'realtime', 'collab'].map((service) => {
      const node = nodes.get(`${service}${number}`);
      if (node === undefined) throw new Error(`no ${service}${number}`);
      return node;
    });
    await Promise.all(killed.map((node) => node.kill9()));
    back = Promise.all(killed.map((node) => node.start()));
    // A failure to start again is told by whoever waits for it next.
    back.catch(() => {});
  };
  return { kill, isBack: async () => void (await back), kills: () => kills };
};
