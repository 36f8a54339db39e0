import type { Actor } from '#domain/access/actor.ts';
import { Failure } from '#platform/failure.ts';

/**
 * [SS4] A page that says which position it was shown for is answered in that one or not at all: another tab may have
 * switched the session meanwhile, or somebody else signed in. Who says nothing acts in the session's position.
 */
export const requirePosition = ({ position }: Pick<Actor, 'position'>, shownFor: unknown): void => {
  if (typeof shownFor === 'string' && shownFor !== (position ?? ''))
    throw new Failure('C-01', { reason: 'position-switched' });
};
