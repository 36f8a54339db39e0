import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { asFailure } from '../../api/ApiFailure.ts';
import { callRoute } from '../../api/callRoute.ts';
import { csrfToken } from '../../api/csrfToken.ts';
import { ownKeys } from '../../device/openDevice.ts';
import type { SignedIn } from './SignedIn.ts';

/** Signing out holds without a line too: who reloads the page later must not be the one who left it. */
export const endSession = {
  now: async (): Promise<void> => {
    try {
      await callRoute(sessionRoutes.signOut, {});
    } catch (thrown) {
      if (asFailure(thrown).code === 'N-01') await (await ownKeys())?.oweSignOut();
    }
  },
  /** Whether this session was left here without a line; then it is ended now. */
  ifOwed: async (session: SignedIn): Promise<boolean> => {
    const own = await ownKeys();
    if (!(await own?.owesSignOut())) return false;
    csrfToken.current = session.csrf;
    await callRoute(sessionRoutes.signOut, {});
    await own?.settleSignOut();
    return true;
  },
  /** Somebody signed in: the session that was left is none of this browser's any more. */
  settled: async (): Promise<void> => (await ownKeys())?.settleSignOut(),
};
