import { attachmentRoutes } from './attachmentRoutes.ts';
import { channelRoutes } from './channelRoutes.ts';
import { conferenceRoutes } from './conferenceRoutes.ts';
import { minutesRoutes } from './minutesRoutes.ts';
import { noticeRoutes } from './noticeRoutes.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import { systemRoutes } from './systemRoutes.ts';

/** Each feature's table, to which it adds its line; server/composeWeb.ts binds the same. */
export const routeTables = {
  system: systemRoutes,
  sessions: sessionRoutes,
  attachments: attachmentRoutes,
  channels: channelRoutes,
  notices: noticeRoutes,
  conferences: conferenceRoutes,
  minutes: minutesRoutes,
} as const;

/**
 * Every route of the HTTP door: OpenAPI, the client's calls and the attack matrix are made from it. A name or a path
 * that two tables give is caught by a test.
 */
export const routes = {
  ...systemRoutes,
  ...sessionRoutes,
  ...attachmentRoutes,
  ...channelRoutes,
  ...noticeRoutes,
  ...conferenceRoutes,
  ...minutesRoutes,
} as const;
