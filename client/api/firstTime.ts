/** As many as one delivery to all of a large house could bring again at once. */
const REMEMBERED = 500;
const known = new Set<string>();

/** Whether a push with this key has not come before: a delivery that is carried on anew may announce a second time. */
export const firstTime = (key: string): boolean => {
  if (known.has(key)) return false;
  known.add(key);
  const [oldest] = known;
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  return true;
};
