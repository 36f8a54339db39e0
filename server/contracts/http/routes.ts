import { attachmentRoutes } from './attachmentRoutes.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import { systemRoutes } from './systemRoutes.ts';

/** Each feature adds its table here; a name that two tables give is caught by a test. */
export const routeTables = [systemRoutes, sessionRoutes, attachmentRoutes] as const;

/** Every route of the HTTP door: OpenAPI, the client's calls and the attack matrix are made from it. */
export const routes = { ...systemRoutes, ...sessionRoutes, ...attachmentRoutes } as const;
