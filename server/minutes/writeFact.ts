import type { Grant } from '#access/gate.ts';

/** The fact of a write, stored in the entry it records (DESIGN decision 8): ids and ground, no names. */
export const writeFact = ({ actor, record, ground }: Grant, at: Date): unknown =>
  // Through JSON: what is stored is then exactly what the seal reads back.
  JSON.parse(
    JSON.stringify({
      at: at.toISOString(),
      account: actor.account,
      position: actor.position,
      record,
      act: 'write',
      decision: 'allowed',
      ground,
    }),
  );
