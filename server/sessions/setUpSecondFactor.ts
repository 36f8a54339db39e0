import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { Failure } from '#platform/failure.ts';
import { foldLoginName } from '../accounts/foldLoginName.ts';
import type { Handlers } from '../http/handlers.ts';
import { checkTotp } from './checkTotp.ts';
import { endAllSessions } from './endAllSessions.ts';
import { provePassword } from './provePassword.ts';
import type { SessionParts } from './sessionParts.ts';
import { startSession } from './startSession.ts';

type SetUpRoutes = Pick<typeof sessionRoutes, 'beginSecondFactor' | 'confirmSecondFactor'>;

/** Puts a second factor beside the password, or another one in its place. It counts only once a code proved it. */
export const setUpSecondFactor = (parts: SessionParts): Handlers<SetUpRoutes> => {
  const { accounts, store, clock, limits, secrets } = parts;
  return {
    beginSecondFactor: async ({ body, actor, request }) => {
      const account = await provePassword(parts, actor, body.password, request);
      const { generateSecret, generateURI } = await import('otplib');
      const secret = generateSecret();
      const of = { kind: 'totp-setup', owner: actor.session } as const;
      const { municipality } = account;
      await store.keepUnproved(actor.session, await secrets.seal({ ...of, municipality }, secret));
      return { secret, uri: generateURI({ issuer: 'Engawa', label: account.loginName, secret }) };
    },
    confirmSecondFactor: async ({ body, actor, request }) => {
      const [session, sealed, account] = await Promise.all([
        store.find(actor.session),
        store.findUnproved(actor.session),
        accounts.findById(actor.account),
      ]);
      if (session === null) throw new Failure('A-02');
      if (sealed === null || account === null) throw new Failure('C-01', { reason: 'not-begun' });
      const by = { loginName: foldLoginName(account.loginName), address: request.address, knownDevice: null };
      await limits.takeCode(by);
      const secret = await secrets.open({ kind: 'totp-setup', owner: actor.session }, sealed);
      const step = await checkTotp(secret, body.code, clock);
      if (step === null) throw new Failure('L-01');
      await limits.codeWasRight(by);
      const { position } = actor;
      const said = parts.facts.noteIn({ account, session: session.id, position, deed: 'set-second-factor' });
      const sessionEpoch = await endAllSessions(parts, account.id, () =>
        accounts.setSecondFactor(account.id, session.epoch, { secret, step }, said),
      );
      return startSession(parts, { ...account, sessionEpoch }, false, request);
    },
  };
};
