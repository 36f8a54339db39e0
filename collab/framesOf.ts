import type { Connection } from './connection.ts';
import type { AppendedEntry, StoredUpdate } from './ports.ts';
import { textMessage } from './textMessage.ts';

interface Frames {
  /** All text from entry `first` on that is not its own, in one message; null: there is none. */
  for(connection: Connection, first: number): Uint8Array | null;
}

/**
 * What entries that were relayed together bring to each connection: one frame, however many they are. Nobody is sent back
 * what came from them alone. Who lacks the same is sent the same bytes, made once.
 */
export const framesOf = (entries: readonly AppendedEntry[]): Frames => {
  const made = new Map<string, Uint8Array | null>();
  /** Which of them, by their places, each connection wrote alone. */
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
