import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { setUnsaved } from '../../app/unsaved.ts';
import { useSession } from '../session/SessionContext.ts';
import { keptText } from './keptText.ts';
import { type DocumentState, type OpenDocument, openDocument } from './openDocument.ts';

const never = () => () => undefined;
const opening: DocumentState = { saving: 'opening', savedAt: null, n: 0, unstored: false, why: null };
const none = () => opening;

/**
 * The document, open as long as it is wanted, and beyond that as long as something of one's own is on its way. What is not
 * stored when it ends, for whatever reason, is kept (`keptText`); leaving the page with it asks first.
 */
export const useDocument = ({ id, form }: Pick<MinutesView, 'id' | 'form'>, wanted: boolean) => {
  const { t } = useTranslation();
  const { position } = useSession().session;
  const [document, setDocument] = useState<OpenDocument | null>(null);
  const givenUp = useRef(false);
  const state = useSyncExternalStore(document?.subscribe ?? never, document?.getState ?? none);
  const unsaved = state.unstored && state.why === null;
  const open = wanted || unsaved;
  useEffect(() => {
    if (!open) return;
    givenUp.current = false;
    const kept = keptText.read(id);
    const goesOn = kept !== null && kept.why === 'left' && kept.position === position;
    const opened = openDocument(id, goesOn ? keptText.updateOf(kept) : null);
    const keep = (): void => {
      const { why } = opened.getState();
      const unstored = opened.readUnstored();
      if (givenUp.current) keptText.forget(id);
      else if (unstored !== null) keptText.keep(id, unstored, { why: why ?? 'left', position, form });
      else if (why !== null && goesOn) keptText.say(id, why);
    };
    let over = false;
    opened.subscribe(() => {
      const now = opened.getState();
      if (now.why !== null && !over) {
        over = true;
        keep();
      }
      // Stored after all, in this page or carried on with from an earlier one.
      const isOwn = kept === null || goesOn;
      if (now.saving === 'saved' && isOwn && keptText.read(id)?.why === 'left') keptText.forget(id);
    });
    setDocument(opened);
    return () => {
      if (!over) keep();
      opened.close();
      setDocument(null);
    };
  }, [id, form, open, position]);
  // Finalised for all that one knows, and one's own still on its way: it stays in sight beside the stored form.
  useEffect(() => {
    const unstored = !wanted && unsaved ? document?.readUnstored() : null;
    if (unstored) keptText.keep(id, unstored, { why: 'left', position, form });
  }, [wanted, unsaved, document, id, form, position]);
  const what = t('minutes.text');
  useEffect(() => {
    const lose = () => {
      givenUp.current = true;
    };
    setUnsaved(`minutes ${id}`, unsaved, { goesWith: 'screen', what, lose });
    return () => setUnsaved(`minutes ${id}`, false);
  }, [id, unsaved, what]);
  return { document, state };
};
