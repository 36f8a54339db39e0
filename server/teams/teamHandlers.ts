import type { teamRoutes } from '#contracts/http/teamRoutes.ts';
import type { Handlers } from '#server/http/handlers.ts';
import { endMembership } from './endMembership.ts';
import { invite, startTeam } from './invite.ts';
import { previewInvitation } from './previewInvitation.ts';
import { searchCandidates } from './searchCandidates.ts';
import type { TeamNeeds } from './teamNeeds.ts';

export const teamHandlers = (needs: TeamNeeds): Handlers<typeof teamRoutes> => {
  const search = searchCandidates(needs);
  const preview = previewInvitation(needs);
  const [ask, start, end] = [invite(needs), startTeam(needs), endMembership(needs)];
  return {
    searchCandidates: ({ actor, params, query: { q, municipality } }) =>
      search(actor, params.patient, {
        ...(q === undefined ? {} : { q }),
        ...(municipality === undefined ? {} : { municipality }),
      }),
    previewInvitation: ({ actor, params, body }) => preview(actor, params.patient, body),
    invite: ({ actor, params, body }) => ask(actor, params.patient, body.position, body.purposes),
    endMembership: ({ actor, params }) => end(actor, params.patient, params.membership),
    startTeam: ({ actor, params, body }) => start(actor, params.municipality, params.patient, body.position),
  };
};
