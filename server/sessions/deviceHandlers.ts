import type * as z from 'zod/mini';
import type { Gate } from '#access/gate.ts';
import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import type { deviceView } from '#contracts/http/sessionView.ts';
import type { DeedObject } from '#domain/access/about.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId, DeviceId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import type { Handlers } from '../http/handlers.ts';
import { loseDevice } from './loseDevice.ts';
import type { SessionParts } from './sessionParts.ts';

type DeviceRoutes = Pick<
  typeof sessionRoutes,
  'getDeviceKey' | 'listDevices' | 'markDeviceLost' | 'listAccountDevices' | 'markAccountDeviceLost'
>;

/** Devices: one's own, and those of the accounts that one's municipality manages. */
export const deviceHandlers = (
  parts: SessionParts,
  gate: Pick<Gate, 'require' | 'wrote'>,
): Handlers<DeviceRoutes> => {
  const { accounts, store, devices } = parts;
  const list = async (
    account: AccountId,
    current: DeviceId | null,
  ): Promise<{ devices: z.infer<typeof deviceView>[] }> => ({
    devices: (await devices.list(account)).map(({ id, name, signedInAt, lost }) => ({
      ...{ id, name, current: id === current, signedInAt: signedInAt.toISOString() },
      lostAt: lost === null ? null : lost.at.toISOString(),
    })),
  });
  /** An account that another municipality manages is unknown to this one. */
  const managed = async (
    actor: Actor,
    municipality: MunicipalityCode,
    account: AccountId,
    asked: 'list-devices' | 'mark-device-lost',
    object: DeedObject,
  ) => {
    const grant = await gate.require(actor, asked, { kind: 'municipality', id: municipality }, { object });
    if ((await accounts.findById(account))?.municipality !== municipality) throw new Failure('A-01');
    return grant;
  };
  return {
    getDeviceKey: async ({ actor }) => {
      const [session, account] = await Promise.all([
        store.find(actor.session),
        accounts.findById(actor.account),
      ]);
      const device = session?.deviceId ?? null;
      if (account === null || device === null) throw new Failure('A-02');
      const key = await devices.keyOf(account.id, account.municipality, device);
      if (key === null) throw new Failure('A-02');
      return { device, key };
    },
    listDevices: async ({ actor }) =>
      list(actor.account, (await store.find(actor.session))?.deviceId ?? null),
    markDeviceLost: async ({ actor, params }) => {
      const { account: id, session, position } = actor;
      const said = parts.facts.noteIn({
        ...{ account: await accounts.findById(id), session, position, deed: 'lose-own-device' },
        object: { kind: 'device', id: params.device },
      });
      await loseDevice(parts, id, params.device, id, said);
    },
    listAccountDevices: async ({ actor, params: { municipality, account } }) => {
      await managed(actor, municipality, account, 'list-devices', { kind: 'account', id: account });
      return list(account, null);
    },
    markAccountDeviceLost: async ({ actor, params: { municipality, account, device } }) => {
      const object = { kind: 'device', id: device } as const;
      const grant = await managed(actor, municipality, account, 'mark-device-lost', object);
      await loseDevice(parts, account, device, actor.account, (tx) =>
        gate.wrote(grant, 'mark-device-lost', { object }, tx),
      );
    },
  };
};
