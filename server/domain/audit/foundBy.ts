/** What stands beside a record in the store, to find it by; its body says all of it too. */
export interface FoundBy {
  readonly at: Date;
  readonly account: string;
  readonly patient: string | null;
  readonly allowed: boolean;
  readonly crossing: boolean;
  /** `municipality:time`, on what was denied or has crossed alone: few of many are then found under a small index. */
  readonly denied?: string;
  readonly crossed?: string;
}

interface Body {
  readonly at: string;
  readonly account: string;
  readonly patient?: string | null;
  readonly allowed: boolean;
  readonly from: string | null;
  readonly to: string | null;
}

/** Taken from the body as this chain has it: what the body hides from an end, no filter of that end may tell (AC2). */
export const foundBy = (municipality: string, body: string): FoundBy => {
  const { at, account, patient = null, allowed, from, to } = JSON.parse(body) as Body;
  const crossing = from !== null && to !== null && from !== to;
  const key = `${municipality}:${at}`;
  return {
    ...{ at: new Date(at), account, patient, allowed, crossing },
    ...(allowed ? {} : { denied: key }),
    ...(crossing ? { crossed: key } : {}),
  };
};
