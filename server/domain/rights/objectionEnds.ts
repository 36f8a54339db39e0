/** So long after its confirmation can an officer's making by the operator be objected to (RI5). */
const OBJECTION_MS = 24 * 60 * 60 * 1000;

export const objectionEnds = (confirmedAt: Date): Date => new Date(confirmedAt.getTime() + OBJECTION_MS);
