import type { MediaSource } from '#contracts/signalling.ts';
import type { CallState, DeviceCause, OwnDevice, OwnDeviceStatus, OwnSource } from './CallState.ts';
import type { CallModel } from './callModel.ts';

const blocking: readonly DeviceCause[] = ['refused', 'unsupported', 'in-app'];

const statusOf = (model: CallModel, source: OwnSource): OwnDeviceStatus => {
  const { asked, wanted, cause, taken, silent } = model.own[source];
  if (!asked || (source === 'screen' && !wanted)) return 'absent';
  if (!wanted) return 'off';
  if (cause !== null) return blocking.includes(cause) ? 'blocked' : 'failed';
  if (taken === null) return 'starting';
  // Never "on" in a call before it is on its way to the others.
  if (model.phase === 'in' && model.sent[source satisfies MediaSource].now !== taken.track) return 'starting';
  return silent ? 'silent' : 'on';
};

const present = (model: CallModel, source: OwnSource): OwnDevice => {
  const { cause, taken } = model.own[source];
  const status = statusOf(model, source);
  return {
    status,
    cause: status === 'failed' || status === 'blocked' ? cause : null,
    track: taken?.track ?? null,
    deviceId: taken?.deviceId ?? null,
    facing: taken?.facing ?? null,
  };
};

/** What screens are told of a call. */
export const presentCall = (model: CallModel): CallState => ({
  phase: model.phase,
  microphone: present(model, 'microphone'),
  camera: present(model, 'camera'),
  screen: present(model, 'screen'),
  devices: model.devices,
  peers: model.peers,
  speaker: model.speaker,
  failure: model.failure,
});
