import type { AcceptedMutants } from '../acceptedMutant.ts';

export const access: AcceptedMutants = {
  'server/access/answersWholly.ts': [
    {
      original: '!each.shown || each.ranges !== null',
      replacement: '(each.ranges !== null)',
      why: 'what is not shown has no ranges, which is not null',
    },
  ],
  'server/access/readersAmong.ts': [
    {
      original: 'account === null || facility === undefined',
      replacement: '(account === null)',
      why: "a position that is not the account's has no relation",
    },
    {
      original: 'account === null || facility === undefined',
      replacement: '(facility === undefined)',
      why: 'of nobody there is no position',
    },
  ],
  'server/access/readersOf.ts': [
    {
      original: 'facts === null',
      replacement: 'false',
      why: 'of what is not there nobody is given anything',
    },
  ],
  'server/access/touches.ts': [
    {
      original: "each.kind === subject.kind && 'id' in each",
      replacement: '(each.kind === subject.kind)',
      why: 'only all has no id, and was answered before',
    },
  ],
  'server/access/unlinked.ts': [
    {
      original: "typeof fact === 'object' && fact !== null && '_id' in fact",
      replacement: "(typeof fact === 'object' && fact !== null)",
      why: 'what is not in it is no text',
    },
  ],
};
