/** As many keys as one delivery to all of a large house could send a second time at once. */
const REMEMBERED = 500;
const known = new Set<string>();

/** Whether this is the first push with this key: a delivery that is carried on anew may announce a second time. */
export const firstTime = (key: string): boolean => {
  if (known.has(key)) return false;
  known.add(key);
  const [oldest] = known;
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  return true;
};
