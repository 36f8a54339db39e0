import { fileURLToPath } from 'node:url';
import type { Router } from 'express';
import { openApi } from '#contracts/http/openApi.ts';
import { routes, routeTables } from '#contracts/http/routes.ts';
import type { Platform } from '#platform/platform.ts';
import type { Care } from './composeCare.ts';
import { bindRoutes, type HttpDoor } from './http/bindRoutes.ts';
import { limitRequests } from './http/limitRequests.ts';
import { serveClient } from './http/serveClient.ts';
import type { SessionsFeature } from './sessions/sessionsFeature.ts';

const clientFolder = fileURLToPath(new URL('../client/dist', import.meta.url));

/** The HTTP door: the contract's routes and the built client. */
export const composeWeb = (
  platform: Platform,
  { care, sessions }: { care: Care; sessions: SessionsFeature },
): { readonly api: readonly Router[]; readonly client: Router } => {
  const door: HttpDoor = {
    sessions: sessions.sessions,
    publicOrigins: platform.env.PUBLIC_ORIGINS,
    limit: limitRequests(platform),
  };
  const document = openApi(routes);
  return {
    api: [
      bindRoutes(routeTables.system, { getOpenApi: async () => document }, door),
      bindRoutes(routeTables.sessions, sessions.http, door),
      bindRoutes(routeTables.attachments, care.http.attachments, door),
      bindRoutes(routeTables.channels, care.http.channels, door),
      bindRoutes(routeTables.notices, care.http.notices, door),
      bindRoutes(routeTables.conferences, care.http.conferences, door),
      bindRoutes(routeTables.minutes, care.http.minutes, door),
    ],
    client: serveClient(clientFolder),
  };
};
