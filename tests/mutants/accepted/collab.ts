import type { AcceptedMutants } from '../acceptedMutant.ts';

export const collab: AcceptedMutants = {
  'collab/textMessage.ts': [
    {
      original: 'only !== undefined && updates.length === 1',
      replacement: '(updates.length === 1)',
      why: 'of one there is a first',
    },
  ],
};
