import type { DeviceCause, OwnSource } from './CallState.ts';
import type { CallEffect, CallEvent, CallModel, Own, Stepped } from './callModel.ts';

type DeviceEvent = Extract<
  CallEvent,
  { type: 'turn' | 'choose' | 'taken' | 'take-failed' | 'track-ended' | 'track-silent' | 'devices' }
>;

/** These are mended only by a setting of the person's, or by another browser. */
const lasting: readonly DeviceCause[] = ['refused', 'unsupported', 'in-app'];

const put = (model: CallModel, source: OwnSource, own: Own, ...effects: CallEffect[]): Stepped => [
  { ...model, own: { ...model.own, [source]: own } },
  effects,
];

const take = (model: CallModel, source: OwnSource, own: Own, ...effects: CallEffect[]): Stepped =>
  put(model, source, { ...own, taking: true, chosenAgain: false, cause: null }, ...effects, {
    ...{ type: 'take', source, choice: own.choice },
  });

const turnOn = (model: CallModel, source: OwnSource): Stepped => {
  const own: Own = { ...model.own[source], wanted: true, asked: true };
  if (own.taken !== null)
    return put(model, source, own, { type: 'enable', track: own.taken.track, on: true });
  return own.taking ? put(model, source, own) : take(model, source, own);
};

const turnOff = (model: CallModel, source: OwnSource): Stepped => {
  const own: Own = { ...model.own[source], wanted: false };
  if (own.taken === null) return put(model, source, own);
  // A microphone is kept, so that somebody who speaks while muted can be told; a camera's light goes out.
  if (source === 'microphone')
    return put(model, source, own, { type: 'enable', track: own.taken.track, on: false });
  return put(model, source, { ...own, taken: null, silent: false }, { type: 'release', taken: own.taken });
};

const choose = (model: CallModel, { source, choice }: Extract<DeviceEvent, { type: 'choose' }>): Stepped => {
  const own: Own = { ...model.own[source], choice, lost: false };
  if (own.taking) return put(model, source, { ...own, chosenAgain: true });
  // A phone has one camera at a time: the old one is given back before the new one is asked for.
  if (own.taken !== null)
    return take(model, source, { ...own, taken: null, silent: false }, { type: 'release', taken: own.taken });
  return own.wanted ? take(model, source, own) : put(model, source, own);
};

const taken = (model: CallModel, event: Extract<DeviceEvent, { type: 'taken' }>): Stepped => {
  const { source } = event;
  const release: CallEffect = { type: 'release', taken: event.taken };
  if (!model.own[source].taking) return [model, [release]];
  const own: Own = { ...model.own[source], taking: false };
  if (own.chosenAgain && own.wanted) return take(model, source, own, release);
  if (!own.wanted && (own.chosenAgain || source !== 'microphone'))
    return put(model, source, { ...own, chosenAgain: false }, release);
  return put(
    model,
    source,
    { ...own, taken: event.taken, lost: false, silent: false, cause: null },
    { type: 'enable', track: event.taken.track, on: own.wanted },
  );
};

const takeFailed = (model: CallModel, event: Extract<DeviceEvent, { type: 'take-failed' }>): Stepped => {
  const { source, cause } = event;
  if (!model.own[source].taking) return [model, []];
  const own: Own = { ...model.own[source], taking: false };
  if (own.chosenAgain && own.wanted) return take(model, source, own);
  // Nothing was chosen to be shown: not a fault of anybody.
  if (source === 'screen') return put(model, source, { ...own, wanted: false, asked: false });
  if (!own.wanted) return put(model, source, { ...own, chosenAgain: false });
  // The chosen device cannot be had: any other one is better than none.
  if (own.choice !== null && !lasting.includes(cause)) return take(model, source, { ...own, choice: null });
  return put(model, source, { ...own, cause: cause === 'missing' && own.lost ? 'ended' : cause });
};

const ended = (model: CallModel, event: Extract<DeviceEvent, { type: 'track-ended' }>): Stepped => {
  const { source, track } = event;
  const own = model.own[source];
  const isSound = own.taken !== null && own.taken.sound === track;
  if (own.taken === null || isSound)
    return isSound ? put(model, source, { ...own, taken: { ...own.taken, sound: null } }) : [model, []];
  if (own.taken.track !== track) return [model, []];
  const without: Own = { ...own, taken: null, silent: false, lost: true };
  const release: CallEffect = { type: 'release', taken: own.taken };
  // The browser's own "stop sharing" button.
  if (source === 'screen') return put(model, source, { ...without, wanted: false, lost: false }, release);
  return own.wanted ? take(model, source, without, release) : put(model, source, without, release);
};

/** Somebody has plugged something in: what could not be had is tried again. */
const devicesChanged = (model: CallModel, event: Extract<DeviceEvent, { type: 'devices' }>): Stepped => {
  let next: CallModel = { ...model, devices: event.devices };
  const effects: CallEffect[] = [];
  const isNew = event.devices.some(({ deviceId }) => !model.devices.some((old) => old.deviceId === deviceId));
  for (const source of ['microphone', 'camera'] as const) {
    const own = next.own[source];
    if (!isNew || !own.wanted || own.cause === null || lasting.includes(own.cause)) continue;
    const [changed, more] = take(next, source, own);
    next = changed;
    effects.push(...more);
  }
  return [next, effects];
};

/** One's own microphone, camera and screen: each is taken once at a time, and given back when it is not wanted. */
export const stepDevices = (model: CallModel, event: DeviceEvent): Stepped => {
  switch (event.type) {
    case 'turn':
      return event.on ? turnOn(model, event.source) : turnOff(model, event.source);
    case 'choose':
      return choose(model, event);
    case 'taken':
      return taken(model, event);
    case 'take-failed':
      return takeFailed(model, event);
    case 'track-ended':
      return ended(model, event);
    case 'track-silent': {
      const own = model.own[event.source];
      return own.taken?.track === event.track
        ? put(model, event.source, { ...own, silent: event.silent })
        : [model, []];
    }
    case 'devices':
      return devicesChanged(model, event);
  }
};
