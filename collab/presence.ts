import type { Author } from '#domain/minutes/minutesEntry.ts';
import type { AwarenessState } from './messages.ts';
import type { PersonLabel } from './ports.ts';

interface Seen {
  readonly author: Author;
  readonly clock: number;
  readonly state: Readonly<Record<string, unknown>>;
  readonly seenAt: number;
  /** Where a state comes from: a connection of this node, or the name of another node. */
  readonly holder: unknown;
}

/** y-protocols drops a client after 30 s of silence; we do so a little later. */
const silentMs = 35_000;

/** Twelve colours with a contrast of 4.5:1 under white letters. A person has the same one in every document. */
const colours = [
  '#0017c1',
  '#7a1fa2',
  '#a3174f',
  '#b3261e',
  '#8a4b00',
  '#5f5a00',
  '#2f6b00',
  '#00695c',
  '#00607a',
  '#31408f',
  '#6b3fa0',
  '#4e5357',
] as const;

export const colourOf = (account: string): string =>
  colours[Number.parseInt(account.slice(-6), 16) % colours.length] ?? colours[0];

/**
 * What the server writes into awareness in the place of what the client says of itself: so nobody appears under
 * another's name.
 */
export const userOf = (author: Author, label: PersonLabel) => ({ ...label, color: colourOf(author.account) });

/** Who is in one document, on all nodes, and where their carets are. */
export class Presence {
  readonly #seen = new Map<number, Seen>();

  /** Whether this client id may stand for this author: not if another account, or another connection, holds it. */
  isFree(client: number, author: Author, holder: unknown): boolean {
    const seen = this.#seen.get(client);
    return seen === undefined || seen.holder === holder || seen.author.account === author.account;
  }

  /** Takes a newer state. Returns it in the form in which it is sent on, or null when it is not new. */
  move(
    client: number,
    clock: number,
    author: Author,
    state: Seen['state'] | null,
    holder: unknown,
    now: number,
  ) {
    const before = this.#seen.get(client);
    if (before !== undefined && clock < before.clock) return null;
    if (state === null) this.#seen.delete(client);
    else this.#seen.set(client, { author, clock, state, seenAt: now, holder });
    return { client, clock, state } satisfies AwarenessState;
  }

  /** The states of all who are there, for somebody who joins. */
  all(): readonly AwarenessState[] {
    return [...this.#seen].map(([client, { clock, state }]) => ({ client, clock, state }));
  }

  heldBy(holder: unknown): readonly (AwarenessState & { readonly author: Author })[] {
    return [...this.#seen]
      .filter(([, seen]) => seen.holder === holder)
      .map(([client, { clock, state, author }]) => ({ client, clock, state, author }));
  }

  /** Drops those who have gone silent. Returns what the others are to be told. */
  expire(now: number): readonly AwarenessState[] {
    const gone: AwarenessState[] = [];
    for (const [client, { clock, seenAt }] of this.#seen) {
      if (now - seenAt <= silentMs) continue;
      this.#seen.delete(client);
      gone.push({ client, clock: clock + 1, state: null });
    }
    return gone;
  }
}
