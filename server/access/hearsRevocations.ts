import type { Gate } from './gate.ts';

/** A read of the revocation log takes a millisecond or two; one that takes this long is a store in trouble. */
const HEARING_MS = 1_000;

/**
 * Whether all that was revoked before this call has been told on this node. Asked between reading what was written and
 * sending it across a border: what follows a withdrawal then reaches nobody whom the withdrawal concerns, also when
 * its hint was lost. At home it is not waited for longer than that (DESIGN decision 3).
 */
export const hearsRevocations = async (gate: Pick<Gate, 'catchUp'>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), HEARING_MS);
  });
  const heard = gate.catchUp().then(
    () => true,
    () => false,
  );
  return Promise.race([heard, silence]).finally(() => clearTimeout(timer));
};
