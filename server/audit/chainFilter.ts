/** What is asked of a chain; a field that is null is not asked for. */
export interface ChainFilter {
  /** Instants: `from <= at < until`. */
  readonly from: Date | null;
  readonly until: Date | null;
  readonly patient: string | null;
  readonly account: string | null;
  readonly allowed: boolean | null;
  readonly crossing: boolean | null;
}

/** The filter as a query for the store. */
export const where = (filter: ChainFilter | undefined): object => {
  if (filter === undefined) return {};
  const { from, until, patient, account, allowed, crossing } = filter;
  const at = { ...(from === null ? {} : { $gte: from }), ...(until === null ? {} : { $lt: until }) };
  return {
    ...(patient === null ? {} : { patient }),
    ...(account === null ? {} : { account }),
    ...(allowed === null ? {} : { allowed }),
    ...(crossing === null ? {} : { crossing }),
    ...(from === null && until === null ? {} : { at }),
  };
};
