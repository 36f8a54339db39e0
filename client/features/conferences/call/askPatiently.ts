import type { RequestName } from '#contracts/realtime/registry.ts';
import { ApiFailure } from '../../../api/ApiFailure.ts';
import type { Realtime } from '../../../api/realtime.ts';
import type { CallPorts } from './CallPorts.ts';

/** The socket door counts sixty requests in five seconds: after some waits there is room again. */
const MOST = 6;

/** Asks; if the door answers "too many", waits as long as it says and asks again. So no request is dropped. */
export const askPatiently =
  (realtime: Pick<Realtime, 'ask' | 'isConnected'>, clock: CallPorts['clock']): Realtime['ask'] =>
  async (name, payload) => {
    for (let tries = 1; ; tries += 1) {
      // The socket would keep the request and send it when it is back, before one has joined again.
      if (!realtime.isConnected()) throw new ApiFailure({ code: 'N-01', traceId: '-' });
      try {
        return (await realtime.ask<RequestName>(name, payload as never)) as never;
      } catch (failure) {
        const seconds = failure instanceof ApiFailure ? failure.details.retryAfterSeconds : undefined;
        if (!(failure instanceof ApiFailure) || failure.code !== 'V-04' || seconds === undefined)
          throw failure;
        if (tries >= MOST) throw failure;
        await new Promise<void>((done) => clock.after(seconds * 1_000, done));
      }
    }
  };
