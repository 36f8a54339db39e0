import { Device, type types } from 'mediasoup-client';
import type { ErrorCode, ErrorDetails } from '#contracts/errors.ts';
import type { MediaSource } from '#contracts/signalling.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { ApiFailure, asFailure } from '../../api/ApiFailure.ts';
import type { Realtime } from '../../api/realtime.ts';
import type { CallState } from './CallState.ts';
import { type Others, receiveOthers } from './receiveOthers.ts';
import { sendOptions } from './sendOptions.ts';

export interface Call {
  readonly getState: () => CallState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly setMicrophone: (on: boolean) => void;
  readonly setCamera: (on: boolean) => void;
  readonly shareScreen: () => Promise<void>;
  readonly stopScreen: () => void;
  readonly leave: () => void;
}

interface Session {
  readonly send: types.Transport;
  readonly receive: types.Transport;
  readonly producers: Map<MediaSource, types.Producer>;
  readonly others: Others;
}

const AGAIN_MS = 2_000;

/**
 * One's part in a call. The socket carries signalling; when it breaks, or the node that carried the call is gone,
 * one joins again with the same microphone and camera. What is muted stays muted.
 */
export const joinCall = (realtime: Realtime, conference: ConferenceId, own: MediaStream): Call => {
  let state: CallState = {
    phase: 'joining',
    peers: [],
    speaker: null,
    microphone: own.getAudioTracks().some((track) => track.enabled),
    camera: own.getVideoTracks().some((track) => track.enabled),
    screen: null,
    failure: null,
  };
  let session: Session | null = null;
  let left = false;
  let joining = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const set = (change: Partial<CallState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const drop = () => {
    session?.others.close();
    session?.send.close();
    session?.receive.close();
    session = null;
  };
  const end = (failure: unknown) => {
    drop();
    for (const track of own.getTracks()) track.stop();
    state.screen?.stop();
    set({ phase: 'over', peers: [], screen: null, failure });
  };
  const again = () => {
    drop();
    if (left || state.phase === 'over') return;
    set({ phase: 'again', peers: [] });
    clearTimeout(timer);
    timer = setTimeout(() => void join(), AGAIN_MS);
  };

  const transport = async (device: Device, direction: 'send' | 'receive', iceServers: RTCIceServer[]) => {
    const made = await realtime.ask('call:create-transport', { direction });
    const options = { ...made, iceServers } as unknown as types.TransportOptions;
    const one =
      direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);
    one.on('connect', ({ dtlsParameters }, done, failed) => {
      realtime
        .ask('call:connect-transport', { transport: made.id, dtlsParameters: { ...dtlsParameters } })
        .then(() => done(), failed);
    });
    one.on('connectionstatechange', (connection) => {
      if (connection === 'failed') again();
      if (connection !== 'disconnected') return;
      // The network changed (Wi-Fi to mobile): new candidates on the same transport.
      realtime
        .ask('call:restart-ice', { transport: made.id })
        .then(({ iceParameters }) => one.restartIce({ iceParameters: iceParameters as never }))
        .catch(() => undefined);
    });
    return one;
  };

  const produce = async (source: MediaSource, track: MediaStreamTrack, paused: boolean): Promise<void> => {
    const current = session;
    if (!current) return;
    const producer = await current.send.produce({
      ...sendOptions(source, track),
      track,
      stopTracks: false,
      appData: { source, paused },
    });
    if (paused) producer.pause();
    current.producers.set(source, producer);
  };

  const join = async (): Promise<void> => {
    if (joining || left || !realtime.isConnected()) return;
    joining = true;
    try {
      const answer = await realtime.ask('call:join', { conference });
      const device = await Device.factory();
      await device.load({ routerRtpCapabilities: answer.rtpCapabilities as never });
      const iceServers = answer.iceServers as RTCIceServer[];
      const send = await transport(device, 'send', iceServers);
      send.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
        realtime
          .ask('call:produce', {
            transport: send.id,
            kind,
            source: appData.source as MediaSource,
            rtpParameters: { ...rtpParameters },
            paused: appData.paused === true,
          })
          .then(({ producer }) => done({ id: producer }), failed);
      });
      const receiving = await transport(device, 'receive', iceServers);
      set({ phase: 'in', failure: null, peers: [] });
      const others = receiveOthers({
        ...{ realtime, own: answer.peer, capabilities: device.recvRtpCapabilities, transport: receiving },
        change: (to) => session?.receive === receiving && set({ peers: to(state.peers) }),
      });
      session = { send, receive: receiving, producers: new Map(), others };
      // Asked for only now: what began between the join's answer and here was pushed to nobody who listened.
      await others.look();
      const [audio] = own.getAudioTracks();
      const [video] = own.getVideoTracks();
      if (audio) await produce('microphone', audio, !state.microphone);
      if (video) await produce('camera', video, !state.camera);
      if (state.screen) await produce('screen', state.screen, false);
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.code === 'N-01' || failure.code === 'X-01') again();
      else end(failure);
    } finally {
      joining = false;
    }
  };

  const stops = [
    realtime.onConnection((connected) => {
      if (connected) void join();
      else if (state.phase === 'in') again();
    }),
    realtime.on(
      'call:peer-joined',
      (pushed) => pushed.conference === conference && session?.others.joined(pushed.peer),
    ),
    realtime.on(
      'call:peer-left',
      (pushed) => pushed.conference === conference && session?.others.left(pushed.peer),
    ),
    realtime.on(
      'call:producer-changed',
      (pushed) => pushed.conference === conference && session?.others.changed(pushed),
    ),
    realtime.on('call:speaker-changed', (pushed) => {
      if (pushed.conference === conference) set({ speaker: pushed.peer });
    }),
    realtime.on('call:lost', (pushed) => pushed.conference === conference && again()),
    realtime.on('call:ended', (pushed) => {
      if (pushed.conference !== conference) return;
      const details = (pushed.details ?? {}) as ErrorDetails;
      end(new ApiFailure({ code: pushed.code as ErrorCode, traceId: '-', details }));
    }),
  ];

  const setPaused = (source: MediaSource, tracks: MediaStreamTrack[], on: boolean) => {
    for (const track of tracks) track.enabled = on;
    const producer = session?.producers.get(source);
    if (!producer) return;
    if (on) producer.resume();
    else producer.pause();
    void realtime.ask('call:set-producer', { producer: producer.id, paused: !on }).catch(() => undefined);
  };
  const stopScreen = () => {
    state.screen?.stop();
    const producer = session?.producers.get('screen');
    session?.producers.delete('screen');
    producer?.close();
    set({ screen: null });
    if (producer) void realtime.ask('call:close-producer', { producer: producer.id }).catch(() => undefined);
  };

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setMicrophone(on) {
      setPaused('microphone', own.getAudioTracks(), on);
      set({ microphone: on });
    },
    setCamera(on) {
      setPaused('camera', own.getVideoTracks(), on);
      set({ camera: on });
    },
    async shareScreen() {
      const shared = await navigator.mediaDevices.getDisplayMedia({ video: true }).catch(() => null);
      const track = shared?.getVideoTracks()[0];
      if (!track) return;
      // The browser's own "stop sharing" button.
      track.onended = stopScreen;
      set({ screen: track });
      await produce('screen', track, false);
    },
    stopScreen,
    leave() {
      if (left) return;
      left = true;
      clearTimeout(timer);
      for (const stop of stops) stop();
      if (realtime.isConnected()) void realtime.ask('call:leave', {}).catch(() => undefined);
      end(null);
    },
  };
};
