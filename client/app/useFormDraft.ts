import { useEffect, useState } from 'react';
import { drafts } from './drafts.ts';
import { formDrafts, type KeptForm } from './formDrafts.ts';
import { askBeforeLeaving, setUnsaved } from './unsaved.ts';
import { useDraft } from './useDraft.ts';

interface Form<Values extends object> {
  /** Which form it is, and what it is about: `consent <patient>`. */
  readonly name: string;
  /** What the form is called in the question that is asked before it is left. */
  readonly what: string;
  readonly empty: Values;
}

export interface FormDraft<Values extends object> {
  readonly values: Values;
  readonly clientId: string;
  /** Whether something is written in it that was not sent. */
  readonly isBegun: boolean;
  readonly change: (to: Partial<Values>) => void;
  /** It was sent: nothing of it waits any more, and leaving asks nothing. `next`: what the next form begins with. */
  readonly sent: (next?: Values) => void;
  /** Closes it, once the person has said that what is written in it may go. */
  readonly giveUp: (close: () => void) => void;
}

const isSame = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * A form that is not sent yet [FO6]. Leaving it asks first. What leaves without asking (a reload, a killed tab, a
 * session that ended, a fault) leaves it on the device, sealed as every draft, for the same account in the same
 * position. Never for secrets (a password, a code): they are no part of `values`.
 */
export const useFormDraft = <Values extends object>({
  name,
  what,
  empty,
}: Form<Values>): FormDraft<Values> => {
  const key = formDrafts.keyOf('form', name);
  const [kept] = useDraft<KeptForm<Values> | null>(key, null);
  const [fresh, setFresh] = useState(() => crypto.randomUUID());
  const [start, setStart] = useState<Values | null>(null);
  const isBegun = kept !== null;
  const holder = `screen of ${key}`;
  useEffect(() => {
    const lose = () => drafts.write(key, null);
    setUnsaved(holder, isBegun, { goesWith: 'screen', what, lose });
    return () => setUnsaved(holder, false);
  }, [key, holder, isBegun, what]);
  const begun = start ?? empty;
  return {
    // The form may have been given one more field since it was kept.
    values: { ...begun, ...kept?.values },
    clientId: kept?.clientId ?? fresh,
    isBegun,
    change(to) {
      // Starts from the present values and not from those that were drawn: two fields may change at once.
      const now = drafts.read(key) as KeptForm<Values> | undefined;
      const values = { ...begun, ...now?.values, ...to };
      const path = `${location.pathname}${location.search}`;
      const clientId = now?.clientId ?? fresh;
      drafts.write(key, isSame(values, begun) ? null : { clientId, values, what, path });
    },
    sent(next) {
      drafts.write(key, null);
      setUnsaved(holder, false);
      setStart(next ?? null);
      setFresh(crypto.randomUUID());
    },
    giveUp: (close) => askBeforeLeaving('close', close, [holder]),
  };
};
