import type { fakeCall } from './fakeCall.ts';

/** Nobody else is there, the way out is up, and all that was asked to be sent is sent. */
export const flow = (fake: ReturnType<typeof fakeCall>) => {
  const session = fake.session();
  session.tell({ type: 'opened' });
  session.tell({ type: 'others', peers: [], expecting: false });
  session.tell({ type: 'link', direction: 'send', link: 'up' });
  session.settle();
};
