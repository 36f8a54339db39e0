import { shownPosition } from '../api/shownPosition.ts';
import { drafts } from './drafts.ts';

/** A form that is not sent yet, as it is kept on the device. */
export interface KeptForm<Values = unknown> {
  /**
   * It stays the same until the form was sent, so that a lost reply, a reload or a killed tab makes no second record
   * of one form.
   */
  readonly clientId: string;
  readonly values: Values;
  /** What the form is, in words, and the screen that it is on. */
  readonly what: string;
  readonly path: string;
}

/** `fields`: it stands for fields that save themselves and could not be stored yet. */
type Kind = 'form' | 'fields';

/**
 * Each position has its own forms: what was begun in one is neither shown nor sent in another. The underscore keeps
 * the position's id from being taken for the record that the form is about (`recordIn`).
 */
const endOfKey = (): string => ` as_${shownPosition.current ?? 'none'}`;

export const formDrafts = {
  keyOf: (kind: Kind, name: string): string => `${kind} ${name}${endOfKey()}`,
  /** The names, beginning in this way, of the forms that are begun and not sent in the position that one acts in. */
  begun(kind: Kind, prefix = ''): string[] {
    const end = endOfKey();
    return drafts
      .under(`${kind} ${prefix}`)
      .filter((key) => key.endsWith(end))
      .map((key) => key.slice(kind.length + 1, -end.length));
  },
  /**
   * Everything that is begun and not sent in this position: the screens, and for each of them what is begun there, in
   * words.
   */
  screens(): string {
    const kept = [...formDrafts.begun('form'), ...formDrafts.begun('fields')].flatMap((name) => {
      const of = (kind: Kind) => drafts.read(formDrafts.keyOf(kind, name)) as KeptForm | undefined;
      return of('form') ?? of('fields') ?? [];
    });
    return JSON.stringify(kept.map(({ what, path }) => ({ what, path })));
  },
  /**
   * For a form of this name that was begun and not sent: what it is about, such as a patient's id, so that its screen
   * opens it by itself. An empty text where it is about nothing in particular; null where none is begun.
   */
  begunAbout<About extends string>(name: string): About | null {
    const found = formDrafts.begun('form', name).find((one) => one === name || one.startsWith(`${name} `));
    return found === undefined ? null : (found.slice(name.length + 1) as About);
  },
};
