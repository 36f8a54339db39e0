/** The fields stored beside a record of a chain to find it by. Its body says all of this too. */
export interface FoundBy {
  readonly at: Date;
  readonly account: string;
  readonly patient: string | null;
  readonly allowed: boolean;
  readonly crossing: boolean;
  /** `municipality:time`, set only on denials and crossings, which are few: they are found by a small index. */
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

/**
 * Taken from the body as this chain has it: what the body does not tell an end, no filter of that end may tell either
 * (AC2).
 */
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
