import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import type { PositionId } from '#domain/ids.ts';

/** Who of the conference acts in this position; null: a member of the team who was not invited by name. */
export const personInCall = (
  conference: ConferenceView,
  position: PositionId,
): ConferenceView['holder'] | null =>
  [conference.holder, ...conference.invited].find((person) => person.position === position) ?? null;
