import type { Revocation, RevocationSubject } from './gate.ts';

/** Whether a revocation concerns an admission of these subjects. */
export const touches = ({ subject }: Revocation, subjects: readonly RevocationSubject[]): boolean =>
  subject.kind === 'all' ||
  subjects.some((each) => each.kind === subject.kind && 'id' in each && each.id === subject.id);
