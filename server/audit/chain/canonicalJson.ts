/**
 * JSON of which there is one text for each value: keys in the order of their UTF-16 code units, no white space, dates as
 * ISO 8601 in UTC, what is undefined left out. RFC 8785 for what occurs here: text, whole numbers, true, false, null.
 */
export const canonicalJson = (value: unknown): string => {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'number' && !Number.isSafeInteger(value))
      throw new TypeError(`canonicalJson: ${value} is no whole number`);
    return JSON.stringify(value) ?? 'null';
  }
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const each = (value as Record<string, unknown>)[key];
    if (each !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(each)}`);
  }
  return `{${parts.join(',')}}`;
};
