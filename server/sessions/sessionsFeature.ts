import type { Gate } from '#access/gate.ts';
import type { Revocations } from '#access/revocations.ts';
import type { SessionReader } from '#access/sessionReader.ts';
import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import type { Platform } from '#platform/platform.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import type { Handlers } from '../http/handlers.ts';
import type { HttpSessions } from '../http/httpSessions.ts';
import { boundPasswordWork } from './boundPasswordWork.ts';
import { changePassword } from './changePassword.ts';
import { countWaiting, type WaitingQueries } from './countWaiting.ts';
import { deviceHandlers } from './deviceHandlers.ts';
import { deviceModel } from './deviceModel.ts';
import { devices } from './devices.ts';
import { giveSecondFactor } from './giveSecondFactor.ts';
import { limitTries } from './limitTries.ts';
import { listSessions } from './listSessions.ts';
import { type MakeFirst, makeFirstMunicipality } from './makeFirstMunicipality.ts';
import { oneTimeLinkModel } from './oneTimeLinkModel.ts';
import { oneTimeLinks } from './oneTimeLinks.ts';
import { readSessions } from './readSessions.ts';
import type { SessionAccounts } from './sessionAccounts.ts';
import { sessionCookies } from './sessionCookie.ts';
import { openSessionFacts } from './sessionFacts.ts';
import type { SessionParts } from './sessionParts.ts';
import { sessionStore } from './sessionStore.ts';
import { setPasswordByLink } from './setPasswordByLink.ts';
import { setUpSecondFactor } from './setUpSecondFactor.ts';
import { signIn } from './signIn.ts';
import { signOut } from './signOut.ts';
import { switchPosition } from './switchPosition.ts';
import { viewSession } from './viewSession.ts';

export interface SessionsFeature {
  /** For the HTTP door. */
  readonly sessions: HttpSessions;
  /** For the socket, document and media doors. */
  readonly reader: SessionReader;
  readonly http: Handlers<typeof sessionRoutes>;
  /** The secret of a new one-time link for the first operator. */
  makeFirstOperatorLink(): Promise<string>;
}

export interface PartsOfSessions {
  readonly accounts: SessionAccounts;
  readonly moved: Revocations['sessionMoved'];
  readonly gate: Pick<Gate, 'require' | 'wrote'>;
  readonly secrets: Secrets;
  readonly waiting: WaitingQueries;
  readonly makeFirst: MakeFirst;
  /** Whether browsers reach us over TLS: then cookies are sent over nothing else. */
  readonly secure: boolean;
}

/** Signing in and out, and who is behind a cookie. */
export const sessionsFeature = async (
  platform: Platform,
  given: PartsOfSessions,
): Promise<SessionsFeature> => {
  const { clock, log, db } = platform;
  for (const model of [deviceModel(db), oneTimeLinkModel(db)]) {
    await model.createCollection();
    await model.createIndexes();
  }
  const cookies = sessionCookies(given.secure);
  const store = sessionStore(platform);
  const links = oneTimeLinks(platform);
  const { accounts, moved, secrets, gate } = given;
  const parts: SessionParts = {
    ...{ clock, log, accounts, moved, cookies, store, secrets },
    facts: await openSessionFacts(platform),
    limits: limitTries(platform),
    devices: devices({ db, clock, secrets }, cookies),
    lanes: { known: boundPasswordWork(), strange: boundPasswordWork() },
  };
  const { http, reader, byCookie } = readSessions(parts);
  return {
    sessions: http,
    reader,
    http: {
      signIn: signIn(parts, byCookie),
      giveSecondFactor: giveSecondFactor(parts),
      getSession: ({ actor }) => viewSession(parts, actor.session),
      listSessions: listSessions(parts),
      switchPosition: switchPosition(parts),
      countWaiting: countWaiting(parts, given.waiting),
      changePassword: changePassword(parts),
      setPasswordByLink: setPasswordByLink(parts, links),
      makeFirstMunicipality: makeFirstMunicipality(links, given.makeFirst),
      ...deviceHandlers(parts, gate),
      ...signOut(parts),
      ...setUpSecondFactor(parts),
    },
    makeFirstOperatorLink: links.makeFirstOperatorLink,
  };
};
