import type { NewCorrection } from '#contracts/http/postRoutes.ts';
import type { Vitals } from '#domain/channels/vitals.ts';
import type { VitalsText } from './readVitals.ts';

interface Typed {
  readonly title: string;
  readonly text: string;
  readonly vitals: VitalsText;
}

/** What is named in a correction: what was changed, and nothing else; null where nothing was. */
export const correctionOf = (
  before: Typed,
  after: Typed,
  measured: Vitals | null,
): Omit<NewCorrection, 'clientId'> | null => {
  const changed = (key: 'title' | 'text') => after[key].trim() !== before[key].trim();
  const signs = new Set([...Object.keys(before.vitals), ...Object.keys(after.vitals)]) as Set<
    keyof VitalsText
  >;
  const isMeasuredAnew = [...signs].some(
    (sign) => (after.vitals[sign] ?? '').trim() !== (before.vitals[sign] ?? ''),
  );
  const wanted = {
    ...(changed('title') && { title: after.title.trim() }),
    ...(changed('text') && { text: after.text.trim() }),
    ...(isMeasuredAnew && measured !== null && { vitals: measured }),
  };
  return Object.keys(wanted).length === 0 ? null : wanted;
};
