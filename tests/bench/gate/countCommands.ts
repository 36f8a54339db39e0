import type { Connection, mongo } from 'mongoose';

/** What a node asks by itself every second or so, whoever is judged. */
const LEAST_SHARE = 0.5;

/** The store's commands for each run of `work`, by name and collection; `db` was opened with `monitorCommands`. */
export const countCommands = async (
  db: Connection,
  times: number,
  work: () => Promise<unknown>,
): Promise<string> => {
  const counts = new Map<string, number>();
  const count = ({ commandName, command }: mongo.CommandStartedEvent): void => {
    const said = command as Record<string, unknown>;
    // A further page names its cursor where others name their collection.
    const name = `${commandName} ${String(commandName === 'getMore' ? said.collection : said[commandName])}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const client = db.getClient();
  client.on('commandStarted', count);
  for (let at = 0; at < times; at += 1) await work();
  client.off('commandStarted', count);
  const each = [...counts]
    .filter(([, many]) => many / times >= LEAST_SHARE)
    .map(([name, many]) => ({ name, many: Math.round(many / times) }));
  const sum = each.reduce((all, { many }) => all + many, 0);
  return `${sum} (${each.map(({ name, many }) => (many === 1 ? name : `${many}× ${name}`)).join(', ')})`;
};
