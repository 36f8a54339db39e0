import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { callRoute } from './callRoute.ts';
import { csrfToken } from './csrfToken.ts';

/** The session's token anew, as after a password was changed in another tab; false: the session does not give it. */
export const renewToken = (): Promise<boolean> =>
  callRoute(sessionRoutes.getSession, {}).then(
    ({ csrf }) => {
      csrfToken.current = csrf;
      return true;
    },
    () => false,
  );
