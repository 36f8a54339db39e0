import { fileURLToPath } from 'node:url';
import type { Router } from 'express';
import { cookieNames } from '#contracts/cookieNames.ts';
import { openApi } from '#contracts/http/openApi.ts';
import { routes, routeTables } from '#contracts/http/routes.ts';
import type { IsOwnOrigin } from '#platform/ownOrigins.ts';
import type { Platform } from '#platform/platform.ts';
import type { AuditFeature } from '#server/audit/auditFeature.ts';
import { bindRoutes, type HttpDoor } from '#server/http/bindRoutes.ts';
import type { Handlers } from '#server/http/handlers.ts';
import { limitRequests } from '#server/http/limitRequests.ts';
import { refuseMethods } from '#server/http/refuseMethods.ts';
import { serveClient } from '#server/http/serveClient.ts';
import type { SessionsFeature } from '#server/sessions/sessionsFeature.ts';
import type { Care } from './composeCare.ts';
import type { Directory } from './composeDirectory.ts';
import type { DirectoryCommands } from './composeDirectoryCommands.ts';
import { composeDirectoryHandlers } from './composeDirectoryHandlers.ts';

const clientFolder = fileURLToPath(new URL('../../client/dist', import.meta.url));

interface Parts {
  readonly care: Care;
  readonly sessions: SessionsFeature;
  readonly directory: Directory;
  readonly commands: DirectoryCommands;
  readonly audit: AuditFeature;
  readonly isOwnOrigin: IsOwnOrigin;
  /** Browsers reach us over TLS. */
  readonly secure: boolean;
}

/** A handler for every route of every table: what the contract names and nobody handles does not compile. */
type AllHandlers = { readonly [Table in keyof typeof routeTables]: Handlers<(typeof routeTables)[Table]> };

/** The HTTP door: the contract's routes and the built client. */
export const composeWeb = (
  platform: Platform,
  { care, sessions, directory, commands, audit, isOwnOrigin, secure }: Parts,
): { readonly api: readonly Router[]; readonly client: Router } => {
  const { features } = care;
  const door: HttpDoor = {
    sessions: sessions.sessions,
    isOwnOrigin,
    limit: limitRequests(platform),
  };
  const document = openApi(routes, cookieNames(secure).session);
  const handlers: AllHandlers = {
    system: { getOpenApi: async () => document },
    sessions: sessions.http,
    attachments: features.attachments.http,
    channels: features.channels.http,
    notices: features.notices.http,
    conferences: features.conferences.http,
    minutes: features.minutes.http,
    groups: features.groups.http,
    families: features.families.http,
    audit: audit.http,
    ...composeDirectoryHandlers(platform, directory, commands, care.gate, {
      startTelling: care.startTelling,
      previewReach: features.notices.previewReach,
      preview: care.previewWithdrawal,
    }),
  };
  const bind = <Table extends keyof typeof routeTables>(table: Table) =>
    bindRoutes(routeTables[table], handlers[table], door);
  const tables = Object.keys(routeTables) as (keyof typeof routeTables)[];
  const otherMethods = refuseMethods(routes);
  return {
    api: [otherMethods.before, ...tables.map((table) => bind(table)), otherMethods.after],
    client: serveClient(clientFolder),
  };
};
