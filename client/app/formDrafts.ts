import { shownPosition } from '../api/shownPosition.ts';
import { drafts } from './drafts.ts';

/** A form that is not sent yet, as the device keeps it. */
export interface KeptForm<Values = unknown> {
  /** The same until it was sent: a lost reply, a reload or a killed tab makes no second record of one form. */
  readonly clientId: string;
  readonly values: Values;
  /** What it is, in words, and the screen it is on. */
  readonly what: string;
  readonly path: string;
}

/** `fields`: such as save themselves and could not be stored yet. */
type Kind = 'form' | 'fields';

/**
 * Each position has forms of its own: what was begun as one is neither shown nor sent as another. The underscore keeps the
 * position from being taken for the record that the form is about (`recordIn`).
 */
const endOfKey = (): string => ` as_${shownPosition.current ?? 'none'}`;

export const formDrafts = {
  keyOf: (kind: Kind, name: string): string => `${kind} ${name}${endOfKey()}`,
  /** The names of what is begun and not sent in the position one acts in, that begin so. */
  begun(kind: Kind, prefix = ''): string[] {
    const end = endOfKey();
    return drafts
      .under(`${kind} ${prefix}`)
      .filter((key) => key.endsWith(end))
      .map((key) => key.slice(kind.length + 1, -end.length));
  },
  /** All that is begun and not sent in this position: the screens it is on, each with what is begun there, as one word. */
  screens(): string {
    const kept = [...formDrafts.begun('form'), ...formDrafts.begun('fields')].flatMap((name) => {
      const of = (kind: Kind) => drafts.read(formDrafts.keyOf(kind, name)) as KeptForm | undefined;
      return of('form') ?? of('fields') ?? [];
    });
    return JSON.stringify(kept.map(({ what, path }) => ({ what, path })));
  },
  /**
   * What the form of this name is about that was begun and not sent, such as a patient's id: its screen opens it by itself.
   * An empty word where it is about nothing else; null where none is begun.
   */
  begunAbout<About extends string>(name: string): About | null {
    const found = formDrafts.begun('form', name).find((one) => one === name || one.startsWith(`${name} `));
    return found === undefined ? null : (found.slice(name.length + 1) as About);
  },
};
