import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { device } from '../../device/device.ts';

let isVerified = false;

/** A new connection may act as somebody else. */
export const forgetActing = (): void => {
  isVerified = false;
};

/**
 * Whether the house says that we act as this page thinks: in another tab one may act in another position since, and what
 * waits must not go under that name. Asked once for each connection; a switch ends the connections there are.
 */
export const verifyActing = async (): Promise<boolean> => {
  if (isVerified) return true;
  const writer = device.writer();
  const session = await callRoute(sessionRoutes.getSession, {}).catch(() => null);
  isVerified =
    session !== null &&
    writer !== null &&
    session.session === writer.session &&
    session.position === writer.position;
  return isVerified;
};
