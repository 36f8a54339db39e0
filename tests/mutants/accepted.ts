import { access } from './accepted/access.ts';
import { channels } from './accepted/channels.ts';
import { collab } from './accepted/collab.ts';
import { domainAccess } from './accepted/domainAccess.ts';
import { domainAudit } from './accepted/domainAudit.ts';
import { domainChannels } from './accepted/domainChannels.ts';
import { domainRights } from './accepted/domainRights.ts';
import type { AcceptedMutants } from './acceptedMutant.ts';

/** Mutants that no test needs to notice, each with a word why. */
export const accepted: AcceptedMutants = {
  ...access,
  ...channels,
  ...collab,
  ...domainAccess,
  ...domainAudit,
  ...domainChannels,
  ...domainRights,
};
