import type { Grant } from '#access/gate.ts';
import type { ReadingPerson } from '#access/readersAmong.ts';
import { isQuiet } from '#domain/channels/change.ts';
import type { Entry, EntryAuthor, EntryDraft } from '#domain/channels/entry.ts';
import { joinRuns, type SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ShownRun } from '#domain/channels/shownRuns.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import type { ChannelParts } from '#server/channels/channelParts.ts';
import { QuietSeqs } from '#server/channels/quietSeqs.ts';
import type { ReadMarkRecord } from '#server/channels/readMarkModel.ts';
import type { ReceiptRecord } from '#server/channels/receiptModel.ts';
import { rememberTopics } from '#server/channels/rememberTopics.ts';

export const authorNamed = (position: string, more: Partial<EntryAuthor> = {}): EntryAuthor => ({
  ...{ account: `account of ${position}` as never, position: position as never, name: `見本 ${position}` },
  ...{ profession: '看護師', facility: `facility of ${position}` as never, facilityName: '見本 事業所' },
  ...{ municipality: '232017', ...more },
});

export const entryOf = (seq: number, more: Partial<Entry> = {}): Entry => ({
  ...{ id: `e${seq}` as never, channel: 'room' as never, seq, clientId: `c${seq}`, kind: 'post' },
  ...{ author: authorNamed('writer'), thread: null, title: null, text: `言葉${seq}`, vitals: null },
  ...{ attachments: [], state: null, at: new Date('2026-11-20T03:00:00Z'), ...more },
});

/** What the gate gives: all of these classes, or what was received of them up to a seq (WA15). */
export const grantTo = (
  classes: readonly DataClass[],
  { upTo = null, positions = ['reader'] }: { upTo?: number | null; positions?: readonly string[] } = {},
): Grant =>
  ({
    allowed: true,
    actor: { account: 'account of reader', session: 'session', position: 'reader' },
    account: { id: 'account of reader', positions: positions.map((id) => ({ id })) },
    position: { id: 'reader' },
    record: { kind: 'channel', id: 'room' },
    ground: { decision: {}, from: '232017', to: '232017' },
    ...{ patient: null, crossing: null, readOnly: upTo !== null, disclosed: classes },
    discloses: (dataClass: DataClass, seq: number) =>
      classes.includes(dataClass) && (upTo === null || seq <= upTo)
        ? { disclosed: true, upToSeq: upTo }
        : { disclosed: false, rule: upTo === null ? 'WA7' : 'WA15' },
  }) as unknown as Grant;

/** The use cases' parts with a log, marks and a team in memory; `happened` is what they did, in order. */
export const openChannelByHand = (entries: readonly Entry[]) => {
  const at = {
    grant: grantTo(['post', 'visit-report', 'vitals']),
    marks: { read: [] as SeqRuns, settled: [] as SeqRuns },
    /** What was sent to the session. */
    sent: [] as SeqRuns,
    members: [] as Partial<ReadingPerson>[],
    ofChannel: [] as Partial<ReadMarkRecord>[],
    covering: [] as Partial<ReceiptRecord>[],
    team: ['reader'] as string[],
    named: [] as string[],
    described: (position: string, account: string): EntryAuthor | null =>
      authorNamed(position, { account: account as never }),
  };
  const happened: (readonly [string, ...unknown[]])[] = [];
  const appended: { draft: EntryDraft; fact: Record<string, unknown> }[] = [];
  const provided: ShownRun[] = [];
  const later: Promise<unknown>[] = [];
  const log = [...entries];
  const inside = (after: number, upTo: number) => log.filter(({ seq }) => seq > after && seq <= upTo);
  const store = {
    byId: async (_room: string, id: string) => log.find((each) => each.id === id) ?? null,
    range: async (_room: string, after: number, upTo: number) => {
      happened.push(['read', after, upTo]);
      return inside(after, upTo);
    },
    byIds: async (_room: string, ids: readonly string[]) =>
      log.filter(({ id }) => ids.includes(id)).toReversed(),
    thread: async (_room: string, thread: string | null, after: number, upTo: number) => {
      happened.push(['read', after, upTo]);
      return inside(after, upTo).filter((each) => each.thread === thread);
    },
    ofThreads: async (_room: string, threads: readonly string[]) =>
      log.filter(({ thread }) => thread !== null && threads.includes(thread)).toReversed(),
    ofKind: async (_room: string, kind: string, after: number, upTo: number) => {
      happened.push(['read', after, upTo]);
      return inside(after, upTo).filter((each) => each.kind === kind);
    },
    changesOf: async (_room: string, posts: readonly string[], upTo: number) =>
      inside(0, upTo).filter(({ change }) => change != null && posts.includes(change.post)),
    seqOfAttachment: async (_room: string, id: string) => (at.named.includes(id) ? 1 : null),
  };
  const parts = {
    gate: {
      require: async (_actor: unknown, act: string, record: unknown, about: unknown) => {
        happened.push(['asked', act, record, ...(about === undefined ? [] : [about])]);
        return at.grant;
      },
      provideRuns: async (_grant: Grant, runs: ShownRun[]) => void provided.push(...runs),
    },
    clock: { now: () => new Date('2026-11-21T00:00:00Z') },
    logs: {
      of: () => ({
        readHead: async () => log.at(-1)?.seq ?? 0,
        append: async (given: (typeof appended)[number]) => {
          appended.push(given);
          const seq = (log.at(-1)?.seq ?? 0) + 1;
          const entry = entryOf(seq, given.draft);
          log.push(entry);
          return entry;
        },
      }),
    },
    store,
    quiet: new QuietSeqs(async (_room, after, upTo) =>
      inside(after, upTo).flatMap(({ kind, seq }) => (isQuiet(kind) ? [seq] : [])),
    ),
    marks: {
      of: async () => at.marks,
      ofChannel: async () => at.ofChannel,
      covering: async () => at.covering,
      add: async (_room: string, reader: EntryAuthor, added: typeof at.marks, when: Date, fact: unknown) => {
        happened.push(['marked', reader.position, added, when.toISOString(), fact]);
        const settled = joinRuns(at.marks.settled, added.settled, added.read);
        const moved = JSON.stringify(settled) !== JSON.stringify(at.marks.settled);
        at.marks = { read: joinRuns(at.marks.read, added.read), settled };
        return { ...at.marks, moved };
      },
    },
    sent: {
      note: (session: string, _room: string, runs: SeqRuns) => void happened.push(['noted', session, runs]),
      among: async (_session: string, _room: string, asked: SeqRuns) => {
        happened.push(['sent?', asked]);
        return at.sent;
      },
    },
    membersReading: async () => at.members,
    describePosition: async (position: string, account: string) => at.described(position, account),
    patientOfChannel: async () => {
      happened.push(['team?']);
      return { memberships: at.team.map((position) => ({ position })) };
    },
    topics: rememberTopics(store),
    settleOwn: {
      add: (_room: string, reader: EntryAuthor, seq: number) =>
        void happened.push(['settled', reader.position, seq]),
    },
    onOwn: (_room: string, position: string, seq: number) => void happened.push(['own', position, seq]),
    onMarked: (_room: string, position: string, account: string, read: boolean) =>
      void happened.push(['told', position, account, read]),
    later: (work: Promise<unknown>) => void later.push(work),
    claimAttachments: async (
      _actor: unknown,
      wanted: readonly string[],
      _record: unknown,
      naming: { write(files: object[]): Promise<unknown>; isNamed(file: string): Promise<boolean> },
    ) => {
      const known = await Promise.all(wanted.map((id) => naming.isNamed(id)));
      happened.push(['claimed', wanted, known]);
      return naming.write(
        wanted.map((id) => ({
          ...{ id, dataClass: 'photo', name: '写真.jpg', type: 'image/jpeg', bytes: 9 },
          ...{ hash: 'of the store alone' },
        })),
      );
    },
  } as unknown as ChannelParts;
  return { parts, at, happened, appended, provided, settled: () => Promise.all(later) };
};
