import type { AccountId, NoticeId } from '#domain/ids.ts';
import type { Connections } from '../realtime/connections.ts';
import type { Hints } from '../realtime/hints.ts';
import type { RealtimeConnection } from '../realtime/realtimeConnection.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import { inTurns } from './inTurns.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeNews, NoticeParts } from './noticeParts.ts';

/** The hint that something is new about a notice: the notice's id and what happened; never to whom, nor any words. */
export const noticeHint = 'notice';

/** So many connections are judged together: their facts are stored by one command. */
const TOGETHER = 50;

export const announceNotice =
  (hints: Hints) =>
  (notice: NoticeId, what: NoticeNews, whose?: AccountId): void =>
    hints.publish(noticeHint, { notice, what, ...(whose && { whose }) });

/**
 * [RO6] Tells the connections of this node what is new. Whom a notice reached is read from the store, never taken
 * from the hint, and each connection is judged by the gate before even the id is sent. A push that comes again
 * carries the same key.
 */
export const tellConnections = (
  { gate, notices, deliveries }: Pick<NoticeParts, 'gate' | 'notices' | 'deliveries'>,
  { hints, connections }: { hints: Hints; connections: Connections },
): (() => void) => {
  /** The keys that a connection was told, or refused: a large delivery announces itself after each batch. */
  const told = new WeakMap<RealtimeConnection, Set<string>>();
  const isTold = (connection: RealtimeConnection, key: string) => told.get(connection)?.has(key) === true;

  const tell = async (connection: RealtimeConnection, notice: NoticeId, key: string, reminder: boolean) => {
    const grant = await gate.judge(connection.actor, 'list', { kind: 'notice', id: notice });
    // If this node cannot judge now, it tells nobody: what counts is the list.
    if (!grant.allowed && grant.code === 'N-01') return;
    told.set(connection, (told.get(connection) ?? new Set()).add(key));
    if (grant.allowed && !grant.readOnly && !connection.isClosed)
      connection.emit('notice:arrived', { notice, reminder, key });
  };

  const arrived = async (notice: NoticeId, reminder: boolean): Promise<void> => {
    const untold = [...connections.all()].filter((each) => reminder || !isTold(each, notice));
    const accounts = [...new Set(untold.map(({ account }) => account))];
    if (accounts.length === 0) return;
    // [NO6] The reminder stands in the deliveries of those whom it reminds: people who left, and offices that have
    // acknowledged, are not among them.
    const reached = await deliveries
      .find({ notice, account: { $in: accounts }, ...(reminder && { reminderSeen: false }) }, { account: 1 })
      .lean<Pick<DeliveryRecord, '_id' | 'account'>[]>();
    const round = reminder ? await remindedAt(notice) : null;
    const due = new Set(reached.map(({ account }) => account));
    const key = round === null ? notice : `${notice}:${round}`;
    const telling = untold.filter((each) => due.has(each.account) && !isTold(each, key));
    for (let at = 0; at < telling.length; at += TOGETHER)
      await Promise.all(telling.slice(at, at + TOGETHER).map((each) => tell(each, notice, key, reminder)));
  };

  const remindedAt = async (notice: NoticeId): Promise<number> =>
    (
      await notices.findById(notice, { remindedAt: 1 }).lean<Pick<NoticeRecord, 'remindedAt'>>()
    )?.remindedAt?.getTime() ?? 0;

  const receipts = async (notice: NoticeId): Promise<void> => {
    const sent = await notices
      .findById(notice, { position: 1, outbox: 1 })
      .lean<Pick<NoticeRecord, 'position' | 'outbox'>>();
    if (sent === null) return;
    const { state, done, total } = sent.outbox;
    for (const connection of connections.ofPosition(sent.position))
      connection.emit('notice:receipts-changed', { notice, delivery: { state, done, total } });
  };

  /** [NO7] A person's own mark, on whichever device: their other devices ask anew. */
  const marked = (account: AccountId): void => {
    for (const connection of connections.ofAccount(account)) connection.emit('notice:marked', {});
  };

  // A push that is lost is made good when the list is looked at next.
  const take = inTurns(async (notice, what) => {
    await (what === 'receipts' ? receipts(notice) : arrived(notice, what === 'reminded')).catch(
      () => undefined,
    );
  });
  return hints.on(noticeHint, ({ notice, what, whose }) => {
    if (what === 'marked') marked(whose as AccountId);
    else take(notice as NoticeId, what as NoticeNews);
  });
};
