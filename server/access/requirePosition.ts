import type { Actor } from '#domain/access/actor.ts';
import { Failure } from '#platform/failure.ts';

/**
 * [SS4] A page that says for which position it was shown is answered in that position or not at all: another tab may
 * have switched the session meanwhile, or somebody else signed in. A page that does not say acts in the session's
 * position.
 */
export const requirePosition = ({ position }: Pick<Actor, 'position'>, shownFor: unknown): void => {
  if (typeof shownFor === 'string' && shownFor !== (position ?? ''))
    throw new Failure('C-01', { reason: 'position-switched' });
};
