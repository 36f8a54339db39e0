import { useEffect, useState, useSyncExternalStore } from 'react';
import type { MinutesId } from '#domain/ids.ts';
import { setUnsaved } from '../../app/unsaved.ts';
import { type DocumentState, type OpenDocument, openDocument } from './openDocument.ts';

const never = () => () => undefined;
const opening: DocumentState = { saving: 'opening', savedAt: null, n: 0 };
const none = () => opening;

/** The document, open as long as it is shown; leaving the page with typing that is not stored asks first. */
export const useDocument = (id: MinutesId) => {
  const [document, setDocument] = useState<OpenDocument | null>(null);
  useEffect(() => {
    const opened = openDocument(id);
    setDocument(opened);
    return () => {
      opened.close();
      setDocument(null);
    };
  }, [id]);
  const state = useSyncExternalStore(document?.subscribe ?? never, document?.getState ?? none);
  const { saving, savedAt } = state;
  const unsaved = saving === 'saving' || saving === 'stuck' || (saving === 'away' && savedAt !== null);
  useEffect(() => {
    setUnsaved(`minutes ${id}`, unsaved, { goesWith: 'screen' });
    return () => setUnsaved(`minutes ${id}`, false);
  }, [id, unsaved]);
  return { document, state };
};
