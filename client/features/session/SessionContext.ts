import { createContext, useContext } from 'react';
import type { Realtime } from '../../api/realtime.ts';
import type { SignedIn } from './SignedIn.ts';

export interface CurrentSession {
  readonly session: SignedIn;
  readonly realtime: Realtime;
  /** Takes over what the server says of the session now, such as another acting position. */
  readonly renew: (session: SignedIn) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

export const SessionContext = createContext<CurrentSession | null>(null);

/** The session of whoever is signed in; screens are shown to nobody else. */
export const useSession = (): CurrentSession => {
  const current = useContext(SessionContext);
  if (current === null) throw new Error('This screen needs a session.');
  return current;
};
