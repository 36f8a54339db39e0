import { accountRoutes } from './accountRoutes.ts';
import { agreementRoutes } from './agreementRoutes.ts';
import { attachmentRoutes } from './attachmentRoutes.ts';
import { auditRoutes } from './auditRoutes.ts';
import { channelRoutes } from './channelRoutes.ts';
import { conferenceRoutes } from './conferenceRoutes.ts';
import { consentRoutes } from './consentRoutes.ts';
import { facilityRoutes } from './facilityRoutes.ts';
import { familyRoutes } from './familyRoutes.ts';
import { familyWaitingRoutes } from './familyWaitingRoutes.ts';
import { groupRoutes } from './groupRoutes.ts';
import { hospitalNoteRoutes } from './hospitalNoteRoutes.ts';
import { minutesRoutes } from './minutesRoutes.ts';
import { municipalityRoutes } from './municipalityRoutes.ts';
import { noticeRoutes } from './noticeRoutes.ts';
import { patientRoutes } from './patientRoutes.ts';
import { positionRoutes } from './positionRoutes.ts';
import { postRoutes } from './postRoutes.ts';
import { recoveryRoutes } from './recoveryRoutes.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import { systemRoutes } from './systemRoutes.ts';
import { teamRoutes } from './teamRoutes.ts';
import { tellingRoutes } from './tellingRoutes.ts';

/** Each feature's table, to which it adds its line; server/composing/composeWeb.ts binds the same. */
export const routeTables = {
  system: systemRoutes,
  sessions: sessionRoutes,
  attachments: attachmentRoutes,
  channels: { ...channelRoutes, ...postRoutes },
  notices: { ...noticeRoutes, ...hospitalNoteRoutes },
  conferences: conferenceRoutes,
  groups: groupRoutes,
  families: { ...familyWaitingRoutes, ...familyRoutes },
  minutes: minutesRoutes,
  municipalities: municipalityRoutes,
  facilities: facilityRoutes,
  accounts: { ...accountRoutes, ...positionRoutes },
  patients: patientRoutes,
  consents: consentRoutes,
  teams: teamRoutes,
  agreements: agreementRoutes,
  audit: auditRoutes,
  tellings: tellingRoutes,
  recoveries: recoveryRoutes,
} as const;

/**
 * Every route of the HTTP door: OpenAPI, the client's calls and the attack matrix are made from it. A test finds a
 * name or a path that two tables have.
 */
export const routes = {
  ...systemRoutes,
  ...sessionRoutes,
  ...attachmentRoutes,
  ...channelRoutes,
  ...postRoutes,
  ...noticeRoutes,
  ...hospitalNoteRoutes,
  ...conferenceRoutes,
  ...groupRoutes,
  ...familyWaitingRoutes,
  ...familyRoutes,
  ...minutesRoutes,
  ...municipalityRoutes,
  ...facilityRoutes,
  ...accountRoutes,
  ...positionRoutes,
  ...patientRoutes,
  ...consentRoutes,
  ...teamRoutes,
  ...agreementRoutes,
  ...auditRoutes,
  ...tellingRoutes,
  ...recoveryRoutes,
} as const;
