import { Failure } from './failure.ts';

/**
 * [DA3] A period has at least one day: `until`, the first day that does not belong to it, comes after `from` (days
 * compare as text).
 */
export const requirePeriod = ({
  from,
  until,
}: {
  readonly from: string;
  readonly until: string | null;
}): void => {
  if (until !== null && until <= from)
    throw new Failure('V-01', {
      fields: [{ path: 'until', problem: 'is not after from', code: 'until-not-after-from' }],
    });
};
