import { useState } from 'react';
import type { ErrorBody } from '#contracts/errors.ts';
import type { PostId } from '#domain/ids.ts';
import { useDraft } from '../../app/useDraft.ts';
import { useUploads } from '../attachments/useUploads.ts';
import { outbox } from '../outbox/outbox.ts';
import { type Called, mentionsIn } from './mentionsIn.ts';
import type { PatientRoom } from './PatientRoom.ts';
import type { Quoting } from './quotePost.ts';
import { readVitals, type VitalsText } from './readVitals.ts';

export interface ComposingOptions {
  mode: 'post' | 'topic' | 'visit-report' | 'reply';
  draftKey: string;
  thread?: PostId;
  room: PatientRoom;
  /** It waits in the outbox now. */
  onSent?: () => void;
}

interface Draft {
  title: string;
  text: string;
  vitals: VitalsText;
  /** Of a post that was refused and came back here. */
  refusal?: ErrorBody | null;
  /** The post that it answers word for word. */
  quoting?: Quoting | null;
  /** Whom it calls, as they were chosen; where they stand is looked up when it goes. */
  called?: readonly Called[];
}
const empty: Draft = { title: '', text: '', vitals: {} };
const kinds = ['photo', 'video', 'document'] as const;

/** What is being written: kept on the device, text and files, until it has gone to the outbox. */
export const useComposing = ({ mode, draftKey, thread, room, onSent }: ComposingOptions) => {
  const [draft, setDraft] = useDraft(draftKey, empty);
  const [asked, setAsked] = useState(false);
  const uploads = useUploads(draftKey, kinds);
  const vitals = readVitals(draft.vitals);
  const change = (to: Partial<Draft>) => {
    const next = { ...draft, ...to, refusal: null };
    const blank =
      !next.quoting &&
      next.title === '' &&
      next.text === '' &&
      Object.values(next.vitals).every((value) => !value);
    setDraft(blank ? null : next);
  };
  const titleMissing = mode === 'topic' && draft.title.trim() === '';
  const nothing =
    draft.text.trim() === '' && uploads.items.length === 0 && !(mode === 'visit-report' && vitals.values);

  const mentions = mentionsIn(draft.text.trim(), draft.called ?? []);
  const send = () => {
    setAsked(true);
    if (titleMissing || nothing || vitals.problems || uploads.refused) return;
    const { refusal: _, ...written } = draft;
    outbox.add({
      channel: room.channel,
      room: { calledName: room.calledName, path: room.path },
      draftKey,
      draft: written,
      post: {
        clientId: crypto.randomUUID(),
        kind: mode === 'visit-report' ? 'visit-report' : 'post',
        text: draft.text.trim(),
        ...(draft.title.trim() && { title: draft.title.trim() }),
        ...(thread && { thread }),
        ...(draft.quoting && { quote: draft.quoting.post }),
        ...(mentions.length > 0 && { mentions }),
        ...(mode === 'visit-report' && vitals.values && { vitals: vitals.values }),
      },
    });
    setAsked(false);
    onSent?.();
  };
  return { draft, change, uploads, vitals, asked, titleMissing, nothing, send };
};

export type Composing = ReturnType<typeof useComposing>;
