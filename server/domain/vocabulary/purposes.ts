/** What something crosses a border for, in the order of the rules (DOMAIN.md: "Purposes"). */
export const purposes = [
  'care',
  'notice',
  'infection',
  'continuity',
  'admission-discharge',
  'conference',
  'disaster',
  'emergency',
] as const;

export type Purpose = (typeof purposes)[number];

const known: ReadonlySet<unknown> = new Set(purposes);

export function isPurpose(value: unknown): value is Purpose {
  return known.has(value);
}
