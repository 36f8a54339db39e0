import type { teamRoutes } from '#contracts/http/teamRoutes.ts';
import type { Handlers } from '#server/http/handlers.ts';
import { endMembership, endMembershipByOffice } from './endMembership.ts';
import { invite } from './invite.ts';
import { listHomeTeam } from './listHomeTeam.ts';
import { previewInvitation } from './previewInvitation.ts';
import { searchCandidates } from './searchCandidates.ts';
import { startTeam } from './startTeam.ts';
import type { TeamNeeds } from './teamNeeds.ts';

export const teamHandlers = (needs: TeamNeeds): Handlers<typeof teamRoutes> => {
  const search = searchCandidates(needs);
  const preview = previewInvitation(needs);
  const [ask, start, end] = [invite(needs), startTeam(needs), endMembership(needs)];
  const [listHome, endHome] = [listHomeTeam(needs), endMembershipByOffice(needs)];
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
