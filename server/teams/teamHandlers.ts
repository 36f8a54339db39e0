import type { teamRoutes } from '#contracts/http/teamRoutes.ts';
import type { Handlers } from '#server/http/handlers.ts';
import { endMembership, endMembershipByOffice } from './endMembership.ts';
import { invite } from './invite.ts';
import { listHomeTeam } from './listHomeTeam.ts';
import { previewInvitation } from './previewInvitation.ts';
import { searchCandidates } from './searchCandidates.ts';
import { startTeam } from './startTeam.ts';
import type { TeamParts } from './teamParts.ts';

export const teamHandlers = (parts: TeamParts): Handlers<typeof teamRoutes> => {
  const search = searchCandidates(parts);
  const preview = previewInvitation(parts);
  const [ask, start, end] = [invite(parts), startTeam(parts), endMembership(parts)];
  const [listHome, endHome] = [listHomeTeam(parts), endMembershipByOffice(parts)];
  return {
    searchCandidates: ({ actor, params, query: { q, municipality, after } }) =>
      search(actor, params.patient, {
        ...(q === undefined ? {} : { q }),
        ...(municipality === undefined ? {} : { municipality }),
        ...(after === undefined ? {} : { after }),
      }),
    previewInvitation: ({ actor, params, body }) => preview(actor, params.patient, body),
    invite: ({ actor, params, body }) => ask(actor, params.patient, body.position, body.purposes),
    endMembership: ({ actor, params, body: { reason } }) =>
      end(actor, params.patient, params.membership, reason === undefined ? {} : { reason }),
    listHomeTeam: ({ actor, params }) => listHome(actor, params.municipality, params.patient),
    endHomeMembership: ({ actor, params, body }) =>
      endHome(actor, params.municipality, params.patient, params.membership, body),
    startTeam: ({ actor, params, body }) => start(actor, params.municipality, params.patient, body.position),
  };
};
