import type { Grant } from '#access/gate.ts';

/** The fact of a write, stored in the document it records (DESIGN decision 8): ids, ground, no names. */
export const writeFact = (grant: Grant, at: Date) => {
  const { actor, record, ground } = grant;
  return {
    at,
    account: actor.account,
    position: actor.position,
    record,
    act: 'write',
    decision: 'allowed',
    ground,
  };
};
