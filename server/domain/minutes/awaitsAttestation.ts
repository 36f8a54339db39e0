import type { AccountId } from '../ids.ts';
import type { MinutesState } from './foldMinutes.ts';
import { seenForm } from './seenForm.ts';

/** [MI11] Whether somebody's 内容確認 is asked and not there: never given since 回覧, or given of another form than this. */
export const awaitsAttestation = (state: MinutesState, account: AccountId): boolean => {
  const { circulated, finalised, attestations } = state;
  if (circulated === null || finalised !== null || !circulated.asked.includes(account)) return false;
  return !attestations.some(
    ({ n, by, seen }) => by.account === account && n > circulated.n && seenForm(state, seen) === 'current',
  );
};
