import { useSearchParams } from 'wouter';
import type { auditRoutes } from '#contracts/http/auditRoutes.ts';
import type { Query } from '#contracts/http/route.ts';
import { parseDay, untilOf } from '#domain/vocabulary/days.ts';

/**
 * The filter as it stands in the address, so that the back button undoes it. It has ids only, since an address may be
 * shared.
 */
export interface AuditFilter {
  readonly patient: string;
  readonly account: string;
  readonly from: string;
  /** The last day that is shown. */
  readonly to: string;
  readonly outcome: string;
  readonly crossing: string;
}
const keys = ['patient', 'account', 'from', 'to', 'outcome', 'crossing'] as const;

export type FilterQuery = Omit<Query<typeof auditRoutes.listAudit>, 'before'>;

export const useAuditFilter = () => {
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(
    keys.map((key) => [key, search.get(key) ?? '']),
  ) as unknown as AuditFilter;
  return {
    filter,
    change: (changed: Partial<AuditFilter>): void => {
      const next = Object.entries({ ...filter, ...changed }).filter(([, value]) => value !== '');
      setSearch(new URLSearchParams(next as [string, string][]));
    },
  };
};

/** What is asked of the route. Text in the address that is no filter is left out. */
export const queryOf = ({ patient, account, from, to, outcome, crossing }: AuditFilter): FilterQuery => {
  // While a year is being typed it is first the year 2, then 20: there is nothing to ask for yet.
  const [first = null, last = null] = [from, to].map((text) => (text < '2000' ? null : parseDay(text)));
  const until = untilOf(last);
  const isId = (text: string) => /^[0-9a-f]{24}$/.test(text);
  return {
    ...(isId(patient) && { patient: patient as NonNullable<FilterQuery['patient']> }),
    ...(isId(account) && { account: account as NonNullable<FilterQuery['account']> }),
    ...(first && { from: first }),
    ...(until && { until }),
    ...((outcome === 'allowed' || outcome === 'denied') && { outcome }),
    ...((crossing === 'yes' || crossing === 'no') && { crossing }),
  };
};

export const hasWrongDays = ({ from, to }: AuditFilter): boolean => from !== '' && to !== '' && to < from;
