import type { Connection } from './connection.ts';
import type { AppendedEntry, StoredUpdate } from './ports.ts';
import { textMessage } from './textMessage.ts';

interface Frames {
  /** All text from entry `first` on that this connection did not write itself, in one message; null: there is none. */
  for(connection: Connection, first: number): Uint8Array | null;
}

/**
 * What entries that are relayed together mean for each connection: one frame, however many entries there are. Nobody
 * is sent back what they alone wrote. Those who lack the same entries are sent the same bytes, made once.
 */
export const framesOf = (entries: readonly AppendedEntry[]): Frames => {
  const made = new Map<string, Uint8Array | null>();
  /** For each connection, which of these entries it wrote alone. */
  const own = new Map<unknown, number[]>();
  for (const [at, { origins }] of entries.entries()) {
    const [only] = origins;
    if (origins.size !== 1) continue;
    const places = own.get(only);
    if (places === undefined) own.set(only, [at]);
    else places.push(at);
  }
  return {
    for: (connection, first) => {
      const mine = own.get(connection);
      const name = mine === undefined ? `${first}` : `${first} but ${mine.join()}`;
      const known = made.get(name);
      if (known !== undefined) return known;
      const updates: StoredUpdate[] = [];
      for (const [at, { n, update }] of entries.entries())
        if (n >= first && update !== null && mine?.includes(at) !== true) updates.push(update);
      const message = updates.length === 0 ? null : textMessage(updates);
      made.set(name, message);
      return message;
    },
  };
};
