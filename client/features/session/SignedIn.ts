import type * as z from 'zod/mini';
import type { positionView, sessionView } from '#contracts/http/sessionView.ts';

/** Who is signed in, as the server says. */
export type SignedIn = z.infer<typeof sessionView>;
export type OwnPosition = z.infer<typeof positionView>;

export const actingPosition = (session: SignedIn): OwnPosition | null =>
  session.positions.find((position) => position.id === session.position) ?? null;

/** Capacities of the position acted in, and of the account itself. */
export const capacitiesOf = (session: SignedIn): readonly string[] => [
  ...session.capacities,
  ...(actingPosition(session)?.capacities ?? []),
];
