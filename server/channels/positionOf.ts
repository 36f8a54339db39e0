import type { Grant } from '#access/gate.ts';
import type { PositionId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';

/** The position that somebody acts in. Nobody is in a care team without one, so without one there is no relation: A-01. */
export const positionOf = (grant: Grant): PositionId => {
  if (grant.actor.position === null) throw new Failure('A-01');
  return grant.actor.position;
};
