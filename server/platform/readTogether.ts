import { endOfMoment } from './endOfMoment.ts';
import { withinMs } from './withinMs.ts';

const MOST = 1_000;
const PATIENCE_MS = 1_000;

/**
 * Reads that are asked for in one moment become one command for all of them: `readAll` gets their ids, each once. It begins
 * after each of them was asked for, so that nobody is answered from before their question. Null: there is no such id.
 *
 * @param most so many ids go into one command; more are asked for in several, side by side: one that fails fails those
 * alone who asked for it
 * @param inTurn for what a crowd asks for: while a command runs, all that is asked for is gathered for the next one. One that takes
 * longer than a second holds up nobody further.
 */
export const readTogether = <Id, Found>(
  readAll: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Found>>,
  most = MOST,
  inTurn = false,
): ((id: Id) => Promise<Found | null>) => {
  type Command = Promise<ReadonlyMap<Id, Found>>;
  let waiting = new Map<Id, Promise<Found | null>>();
  let reading: Promise<ReadonlyMap<Id, Command>> | undefined;
  let running: Promise<unknown> | undefined;

  /** By id, the command that it went into. */
  const read = async (): Promise<ReadonlyMap<Id, Command>> => {
    await endOfMoment();
    if (running !== undefined) await withinMs(PATIENCE_MS, running);
    const ids = [...waiting.keys()];
    waiting = new Map();
    reading = undefined;
    const commands = new Map<Id, Command>();
    for (let from = 0; from < ids.length; from += most) {
      const some = ids.slice(from, from + most);
      const command = readAll(some);
      for (const id of some) commands.set(id, command);
    }
    if (inTurn) running = Promise.allSettled(commands.values());
    return commands;
  };

  return (id) => {
    const known = waiting.get(id);
    if (known !== undefined) return known;
    reading ??= read();
    const found = reading.then(async (commands) => (await commands.get(id))?.get(id) ?? null);
    waiting.set(id, found);
    return found;
  };
};
