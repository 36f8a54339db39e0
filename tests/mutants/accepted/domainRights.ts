import type { AcceptedMutants } from '../acceptedMutant.ts';

export const domainRights: AcceptedMutants = {
  'server/domain/rights/endWith.ts': [
    {
      original: 'until !== null && until <= day',
      replacement: '(until <= day)',
      why: 'null is on or before no day',
    },
  ],
  'server/domain/rights/managedUntil.ts': [
    { original: ' > ', replacement: ' >= ', why: 'of two equal days either is the later' },
  ],
  'server/domain/rights/overlap.ts': [
    { original: ' > ', replacement: ' >= ', why: 'of two equal days either is the later' },
    { original: ' < ', replacement: ' <= ', why: 'of two equal days either is the earlier' },
    {
      original: 'a.until === null',
      replacement: 'false',
      why: 'only where both are open, and then either is null',
    },
  ],
};
