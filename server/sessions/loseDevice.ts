import type { ClientSession } from 'mongoose';
import type { AccountId, DeviceId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import type { SessionParts } from './sessionParts.ts';

type Parts = Pick<SessionParts, 'accounts' | 'store' | 'devices' | 'log'>;

/**
 * Reports a device as lost: its key is deleted and its sessions end, in one transaction with their revocations, so
 * that the device's sockets, documents and calls end too. `said` writes the fact of it, in the same transaction. A-01
 * for a device that is not this account's.
 */
export const loseDevice = async (
  { accounts, store, devices, log }: Parts,
  account: AccountId,
  device: DeviceId,
  by: AccountId,
  said: (tx: ClientSession) => Promise<void>,
): Promise<void> => {
  const sessions = async () =>
    (await store.list(account))
      .filter((session) => session.deviceId === device)
      .map(({ id, endsAt }) => ({ id, until: new Date(endsAt) }));
  const ended = await sessions();
  await accounts.recordEndedSessions(account, ended, async (tx) => {
    if (!(await devices.lose(account, device, by, tx))) throw new Failure('A-01');
    await said(tx);
  });
  // A session that began meanwhile checks, once it is listed, whether its device still counts (startSession).
  const late = (await sessions()).filter(({ id }) => !ended.some((known) => known.id === id));
  if (late.length > 0) await accounts.recordEndedSessions(account, late);
  await store.drop(
    account,
    [...ended, ...late].map(({ id }) => id),
  );
  log.info({ account, device, by }, 'device lost');
};
