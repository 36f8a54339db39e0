import type { Grant } from './gate.ts';

/** The same yes for another question: all of it stands on the same attributes but who asks by which session, and when. */
export const grantAgain = (
  grant: Grant,
  { actor, record, revocation }: Pick<Grant, 'actor' | 'record' | 'revocation'>,
): Grant => ({
  ...grant,
  ...{ actor, record, revocation },
  subjects: [
    { kind: 'session', id: actor.session },
    ...grant.subjects.filter(({ kind }) => kind !== 'session'),
  ],
});
