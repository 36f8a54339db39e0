import { fromBase64, toBase64 } from 'lib0/buffer';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import type { MinutesId, PositionId } from '#domain/ids.ts';
import { drafts } from '../../app/drafts.ts';
import type { Unstored, WhyOver } from './openDocument.ts';
import type { UnstoredSection } from './readUnstored.ts';

/** What somebody wrote in minutes and nobody has stored: kept until it is carried on with, or until the person lets it go. */
export interface KeptText {
  /** `left`: nobody has refused it; the page went away while it was on its way, or there was no line. */
  readonly why: WhyOver | 'left';
  readonly at: number;
  /** The person and position it was written by: nobody else carries on with it. */
  readonly position: PositionId | null;
  /** The form that it belongs to, which says what its sections are called. */
  readonly form: MinutesView['form'];
  readonly sections: readonly UnstoredSection[];
  /** The changes themselves, in base64: a draft is plain data. */
  readonly update: string;
}

const keyOf = (id: MinutesId): string => `unstored ${id}`;

/** The one place where such text is. It is a draft as any other, and kept as those are. */
export const keptText = {
  keyOf,
  read: (id: MinutesId): KeptText | null => (drafts.read(keyOf(id)) as KeptText | undefined) ?? null,
  keep(id: MinutesId, unstored: Unstored, known: Pick<KeptText, 'why' | 'position' | 'form'>): void {
    const { sections, update } = unstored;
    drafts.write(keyOf(id), { ...known, sections, at: Date.now(), update: toBase64(update) });
  },
  /** Its text has not been read anew: only the reason has become known. */
  say(id: MinutesId, why: WhyOver): void {
    const kept = keptText.read(id);
    if (kept !== null && kept.why !== why) drafts.write(keyOf(id), { ...kept, why });
  },
  forget(id: MinutesId): void {
    if (keptText.read(id) !== null) drafts.write(keyOf(id), null);
  },
  updateOf: ({ update }: KeptText): Uint8Array => fromBase64(update),
};
