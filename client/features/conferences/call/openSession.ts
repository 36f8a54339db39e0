import { Device, type types } from 'mediasoup-client';
import type { MediaSource } from '#contracts/signalling.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { asFailure } from '../../../api/ApiFailure.ts';
import type { Realtime } from '../../../api/realtime.ts';
import { askPatiently } from './askPatiently.ts';
import type { CallPorts, MediaSession, Place, SessionEvent } from './CallPorts.ts';
import type { Direction, Link } from './callModel.ts';
import { receiveOthers } from './receiveOthers.ts';
import { sendMedia } from './sendMedia.ts';

interface Parts {
  readonly realtime: Realtime;
  readonly clock: CallPorts['clock'];
  readonly conference: ConferenceId;
}

/** DTLS counts as connected only after packets went both ways over the very path that media takes. */
const links: { readonly [State in types.ConnectionState]?: Link } = {
  connecting: 'waiting',
  connected: 'up',
  disconnected: 'down',
  failed: 'failed',
};

interface Open {
  readonly transports: { readonly [D in Direction]: types.Transport };
  readonly sending: ReturnType<typeof sendMedia>;
  readonly others: ReturnType<typeof receiveOthers>;
}

/** A media session over mediasoup: one transport each way, with what goes over it. */
export const openSession =
  ({ realtime, clock, conference }: Parts): CallPorts['openSession'] =>
  (place: Place, relay: boolean, told: (event: SessionEvent) => void): MediaSession => {
    const ask = askPatiently(realtime, clock);
    let closed = false;
    const closers: (() => void)[] = [];
    const tell = (event: SessionEvent) => {
      if (!closed) told(event);
    };
    const fail = (thrown: unknown, lasting = false) =>
      tell({ type: 'broken', failure: asFailure(thrown), lasting });

    const connect = async (device: Device, direction: Direction): Promise<types.Transport> => {
      const made = await ask('call:create-transport', { direction });
      const options = {
        ...made,
        iceServers: [...place.iceServers],
        iceTransportPolicy: relay ? 'relay' : 'all',
      } as unknown as types.TransportOptions;
      const transport =
        direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);
      closers.push(() => transport.close());
      if (closed) transport.close();
      transport.on('connect', ({ dtlsParameters }, done, failed) => {
        // From here on media should flow. If a browser finds no way at all, as when the TURN server does not answer,
        // it stays `new` for ever and never reports that it is connecting.
        tell({ type: 'link', direction, link: 'waiting' });
        ask('call:connect-transport', { transport: made.id, dtlsParameters: { ...dtlsParameters } }).then(
          () => done(),
          (failure: Error) => {
            failed(failure);
            fail(failure);
          },
        );
      });
      transport.on('connectionstatechange', (state) => {
        const link = links[state];
        if (link !== undefined) tell({ type: 'link', direction, link });
      });
      return transport;
    };

    const loadDevice = async (): Promise<Device> => {
      const device = await Device.factory();
      await device.load({ routerRtpCapabilities: place.rtpCapabilities as types.RtpCapabilities });
      return device;
    };

    const open = async (device: Device): Promise<Open> => {
      const [send, receive] = await Promise.all([connect(device, 'send'), connect(device, 'receive')]);
      const others = receiveOthers({
        ...{ ask, clock, own: place.peer, capabilities: device.recvRtpCapabilities, transport: receive },
        changed: (peers, expecting) => tell({ type: 'others', peers, expecting }),
        unseated: () => tell({ type: 'unseated' }),
      });
      const here = (pushed: { conference: ConferenceId }) => pushed.conference === conference;
      closers.push(
        () => others.close(),
        realtime.on('call:peer-joined', (pushed) => here(pushed) && others.joined(pushed.peer)),
        realtime.on('call:peer-left', (pushed) => here(pushed) && others.left(pushed.peer)),
        realtime.on('call:producer-changed', (pushed) => here(pushed) && others.producerChanged(pushed)),
      );
      return { transports: { send, receive }, sending: sendMedia(send, ask), others };
    };

    let opened: Open | null = null;
    const close = () => {
      for (const each of closers.splice(0)) each();
    };
    const begin = async (device: Device): Promise<void> => {
      const made = await open(device);
      if (closed) return close();
      opened = made;
      tell({ type: 'opened' });
      // Asked for only now: nobody listened to pushes about what began between the answer to the join and here.
      made.others.look();
    };
    loadDevice().then(
      (device) => begin(device).catch((failure: unknown) => fail(failure)),
      // A browser without WebRTC: another try would end in the same way.
      (failure: unknown) => fail(failure, true),
    );

    const failSending = (source: MediaSource, thrown: unknown, broken: boolean) => {
      if (broken) fail(thrown);
      else tell({ type: 'send-failed', source });
    };
    return {
      send(source, track) {
        opened?.sending(source, track).then(
          () => tell({ type: 'sent', source }),
          ({ thrown, broken }: { thrown: unknown; broken: boolean }) => failSending(source, thrown, broken),
        );
      },
      restartIce(direction) {
        const transport = opened?.transports[direction];
        if (transport === undefined) return;
        // The network has changed (Wi-Fi to mobile): new candidates for the same transport. If that fails, the
        // deadline runs out.
        ask('call:restart-ice', { transport: transport.id })
          .then(({ iceParameters }) => transport.restartIce({ iceParameters: iceParameters as never }))
          .catch(() => undefined);
      },
      look: () => opened?.others.look(),
      close() {
        closed = true;
        close();
      },
    };
  };
