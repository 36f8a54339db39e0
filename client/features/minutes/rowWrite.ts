import type { FieldSaverPorts } from '../../app/FieldSaver.ts';
import type { OpenRow } from './useOpenRows.ts';

type Written = { readonly n: number; readonly at: string; readonly by: { readonly name: string } };
type Seen = Parameters<FieldSaverPorts['send']>[1];
interface Correction {
  readonly replaces: number | null;
  readonly renames?: true;
}

/**
 * How a row of the form is written: all of it at once, over the entry of it that was seen, or as one more. Whoever changes
 * the name here has it before their eyes whose row it is, and so says that it is the same one.
 */
export const rowWrite = <Values extends Record<string, string>>(
  empty: Values,
  { row, madeAs }: OpenRow<Written & Values>,
) => ({
  stored: Object.fromEntries(
    Object.keys(empty).map((key) => [
      key,
      row === null
        ? { key, value: '', n: 0, by: '', at: '' }
        : { key, value: row[key] ?? '', n: row.n, by: row.by.name, at: row.at },
    ]),
  ),
  send: async (
    values: Readonly<Record<string, string>>,
    seen: Seen,
    call: (row: Values, correction: Correction) => Promise<{ n: number }>,
  ): Promise<{ n: number }> => {
    const n = Math.max(0, ...Object.values(seen).map((one) => one.n));
    const before = Object.fromEntries(Object.entries(seen).map(([key, { value }]) => [key, value]));
    const renames = n > 0 && values.name !== undefined && values.name !== before.name;
    const answer = await call({ ...empty, ...before, ...values } as Values, {
      replaces: n === 0 ? null : n,
      ...(renames && { renames }),
    });
    if (n === 0) madeAs(answer.n);
    return answer;
  },
});
