/** For so long after the confirmation one can object to an officer whom the operator makes (RI5). */
const OBJECTION_MS = 24 * 60 * 60 * 1000;

export const objectionEnds = (confirmedAt: Date): Date => new Date(confirmedAt.getTime() + OBJECTION_MS);
