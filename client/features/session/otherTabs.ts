/** Says to the other tabs of this browser that somebody signed in; each asks the server itself who it is. */
const channel = new BroadcastChannel('engawa-session');

export const otherTabs = {
  tellSignedIn: (): void => channel.postMessage('signed-in'),
  onSignedIn: (listener: () => void): (() => void) => {
    channel.addEventListener('message', listener);
    return () => channel.removeEventListener('message', listener);
  },
};
