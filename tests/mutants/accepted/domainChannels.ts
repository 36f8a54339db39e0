import type { AcceptedMutants } from '../acceptedMutant.ts';

export const domainChannels: AcceptedMutants = {
  'server/domain/channels/readCeiling.ts': [
    { original: ' > ', replacement: ' >= ', on: 'of 0 the answer is 0 either way', why: 'seq > 0' },
  ],
  'server/domain/channels/seqRuns.ts': [
    {
      original: ' > ',
      replacement: ' >= ',
      on: 'one that ends where the one before does adds nothing',
      why: 'else if (run.last > before.last)',
    },
    {
      original: ' < ',
      replacement: ' <= ',
      on: 'where both end at once either may go on',
      why: 'if (a[at]!.last < b[by]!.last)',
    },
  ],
  'server/domain/channels/topics.ts': [
    { original: ' < ', replacement: ' <= ', why: 'no two entries of a channel have one seq (PO1)' },
  ],
};
