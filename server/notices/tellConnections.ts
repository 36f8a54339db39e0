import type { Model } from 'mongoose';
import type { AccountId, FacilityId, NoticeId } from '#domain/ids.ts';
import type { Connections } from '../realtime/connections.ts';
import type { Hints } from '../realtime/hints.ts';
import type { RealtimeConnection } from '../realtime/realtimeConnection.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeNews } from './noticeNeeds.ts';

/** The hint that something is new about a notice: its id and what, never whom or what it says. */
export const noticeHint = 'notice';

export const announceNotice =
  (hints: Hints) =>
  (notice: NoticeId, what: NoticeNews): void =>
    hints.publish(noticeHint, { notice, what });

/**
 * Tells the connections of this node what is new: whom a notice reached is asked of the store, never of the hint. A push
 * carries the id alone; what is read then is judged by the gate.
 */
export const tellConnections = (
  { notices, deliveries }: { notices: Model<NoticeRecord>; deliveries: Model<DeliveryRecord> },
  hints: Hints,
  connections: Connections,
): (() => void) => {
  const told = new WeakMap<RealtimeConnection, Set<NoticeId>>();

  const arrived = async (notice: NoticeId, reminder: boolean): Promise<void> => {
    const here = [...connections.all()];
    const accounts = [...new Set(here.map(({ account }) => account))];
    const reached = await deliveries
      .find({ notice, account: { $in: accounts } })
      .select('account facility')
      .lean<Pick<DeliveryRecord, 'account' | 'facility'>[]>();
    const settled: FacilityId[] = reminder
      ? await deliveries.distinct('facility', { notice, acknowledgedAt: { $ne: null } })
      : [];
    const due = new Set<AccountId>(
      reached.filter(({ facility }) => !settled.includes(facility)).map(({ account }) => account),
    );
    for (const connection of here) {
      if (!due.has(connection.account)) continue;
      const known = told.get(connection) ?? new Set();
      // A large delivery says so after each batch; a list needs to be told once.
      if (!reminder && known.has(notice)) continue;
      told.set(connection, known.add(notice));
      connection.emit('notice:arrived', { notice, reminder });
    }
  };

  const receipts = async (notice: NoticeId): Promise<void> => {
    const sent = await notices.findById(notice).select('account').lean<Pick<NoticeRecord, 'account'>>();
    for (const connection of connections.all())
      if (connection.account === sent?.account) connection.emit('notice:receipts-changed', { notice });
  };

  return hints.on(noticeHint, ({ notice, what }) => {
    const id = notice as NoticeId;
    const telling = what === 'receipts' ? receipts(id) : arrived(id, what === 'reminded');
    // A push that is lost is mended by the next look at the list.
    telling.catch(() => undefined);
  });
};
