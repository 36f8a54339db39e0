import type { StoreProxy } from './storeProxy.ts';

/** What goes on beside every request: the clock, provisions' nodes, the driver's own. */
const beside = /^(hello|ping|endSessions|sasl|update providingNodes|find providingNodes)/;

/** The store's commands of one piece of work, by name and collection, in the order of their names. */
export const countedStore = (proxy: StoreProxy) => async (work: () => Promise<unknown>) => {
  const seen: string[] = [];
  proxy.decide = (command) => {
    const [name = ''] = Object.keys(command);
    seen.push(`${name} ${String(name === 'getMore' ? command.collection : command[name])}`);
    return 'pass';
  };
  await work();
  proxy.decide = () => 'pass';
  const commands = seen.filter((each) => !beside.test(each)).toSorted();
  // The log is read once a second by itself, too.
  const logs = commands.filter((each) => each === 'find revocations').length;
  return commands.filter(
    (each, at) => each !== 'find revocations' || at === commands.indexOf(each) || logs > 3,
  );
};
