/** Collections that a day writes to: by what they are divided, and why that goes with how they are found. */
export const collections = {
  facts: {
    key: 'account',
    why: 'listed by account; every judgement of one person goes to one place, people spread evenly',
  },
  auditChain: {
    key: 'municipality',
    why: 'a chain is one row of numbers, each found by city; its two unique indexes begin with the city, so nothing finer can be',
  },
  posts: {
    key: 'channel',
    why: 'written, numbered and read by room; its unique indexes begin with the room',
  },
  receipts: { key: 'channel', why: 'a post’s readers are asked for by room' },
  readMarks: { key: 'channel', why: 'a post asks for the marks of its room, once' },
  provisions: { key: 'account', why: 'asked for by account and record when a class is withheld' },
  minutesLog: { key: 'document', why: 'a log of one document, numbered without a gap' },
  minutesSnapshots: { key: 'document', why: 'beside its log' },
  notice_deliveries: {
    key: 'notice',
    why: 'once a notice and account is its unique index; a person’s own list then asks all places, and wants an index of its own first',
  },
  attachments: { key: '_id', why: 'asked for by id alone' },
  devices: { key: '_id', why: 'each request looks at one, by id' },
} as const satisfies Record<string, { readonly key: string; readonly why: string }>;
export type ScaleCollection = keyof typeof collections;
