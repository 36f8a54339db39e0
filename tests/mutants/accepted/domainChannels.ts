import type { AcceptedMutants } from '../acceptedMutant.ts';

export const domainChannels: AcceptedMutants = {
  'server/domain/channels/readCeiling.ts': [
    { original: ' > ', replacement: ' >= ', on: 'seq > 0', why: 'of 0 the answer is 0 either way' },
  ],
  'server/domain/channels/seqRuns.ts': [
    {
      original: ' > ',
      replacement: ' >= ',
      on: 'else if (run.last > before.last)',
      why: 'one that ends where the one before does adds nothing',
    },
    {
      original: ' < ',
      replacement: ' <= ',
      on: 'if (a[at]!.last < b[by]!.last)',
      why: 'where both end at once either may go on',
    },
  ],
  'server/domain/channels/topics.ts': [
    { original: ' < ', replacement: ' <= ', why: 'no two entries of a channel have one seq (PO1)' },
  ],
};
