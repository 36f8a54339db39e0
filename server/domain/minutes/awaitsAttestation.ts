import type { AccountId } from '../ids.ts';
import type { MinutesState } from './foldMinutes.ts';
import { seenForm } from './seenForm.ts';

/**
 * [MI11] Whether somebody was asked for 内容確認 and has not given it: not at all since 回覧, or only of another state of
 * the form.
 */
export const awaitsAttestation = (state: MinutesState, account: AccountId): boolean => {
  const { circulated, finalised, attestations } = state;
  if (circulated === null || finalised !== null || !circulated.asked.includes(account)) return false;
  return !attestations.some(
    ({ n, by, seen }) => by.account === account && n > circulated.n && seenForm(state, seen) === 'current',
  );
};
