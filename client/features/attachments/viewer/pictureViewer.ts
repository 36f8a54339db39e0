import type { AttachmentId } from '#domain/ids.ts';
import type { ViewedPicture } from './ViewedPicture.ts';

export interface Viewing {
  readonly pictures: readonly ViewedPicture[];
  /** Which of them is looked at; of two side by side the left one. */
  readonly at: number;
  /** The one beside it; null: it is alone. */
  readonly beside: number | null;
  /** Its entry of the tab's history. */
  readonly entry: string;
}

let viewing: Viewing | null = null;
const listeners = new Set<() => void>();

const show = (next: Viewing | null): void => {
  viewing = next;
  for (const listener of listeners) listener();
};

const entryShown = (): unknown => (history.state as { viewer?: unknown } | null)?.viewer;

const onMoved = (): void => {
  if (viewing !== null && entryShown() !== viewing.entry) show(null);
};

/** The one that the same author would compare it with: the nearest older of the same place or title, else the nearest. */
const partnerOf = (pictures: readonly ViewedPicture[], at: number): number | null => {
  const shown = pictures[at];
  if (shown === undefined || pictures.length < 2) return null;
  const others = pictures.map((_, index) => index).filter((index) => index !== at);
  const near = (index: number) => Math.abs(index - at);
  const isAlike = (index: number) => {
    const { site, title } = pictures[index] as ViewedPicture;
    return (site !== undefined && site === shown.site) || (title !== undefined && title === shown.title);
  };
  const order = [...others].sort((a, b) => Number(isAlike(b)) - Number(isAlike(a)) || near(a) - near(b));
  return order[0] ?? null;
};

/**
 * Pictures looked at, above all screens. Its opening is an entry of the tab's history, so that the button back closes it
 * and leaves one where one was (AL4).
 */
export const pictureViewer = {
  subscribe(listener: () => void): () => void {
    if (listeners.size === 0) addEventListener('popstate', onMoved);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) removeEventListener('popstate', onMoved);
    };
  },
  get: (): Viewing | null => viewing,
  open(pictures: readonly ViewedPicture[], id: AttachmentId, compare = false): void {
    const at = Math.max(
      0,
      pictures.findIndex((picture) => picture.id === id),
    );
    const entry = crypto.randomUUID();
    history.pushState({ ...(history.state as object | null), viewer: entry }, '');
    show({ pictures, at, beside: compare ? partnerOf(pictures, at) : null, entry });
  },
  close(): void {
    if (viewing === null) return;
    const isHere = entryShown() === viewing.entry;
    show(null);
    if (isHere) history.back();
  },
  /** To one further or back; stays at both ends. */
  step(side: 'at' | 'beside', by: -1 | 1): void {
    if (viewing === null) return;
    const to = (viewing[side] ?? 0) + by;
    if (to >= 0 && to < viewing.pictures.length) show({ ...viewing, [side]: to });
  },
  compare(): void {
    if (viewing === null) return;
    show({ ...viewing, beside: viewing.beside === null ? partnerOf(viewing.pictures, viewing.at) : null });
  },
};
