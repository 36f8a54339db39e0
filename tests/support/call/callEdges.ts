import type { CallPhase } from '#client/features/conferences/call/CallState.ts';
import {
  type CallEffect,
  type CallEvent,
  type CallModel,
  newCall,
  type Taken,
} from '#client/features/conferences/call/callModel.ts';
import { stepCall } from '#client/features/conferences/call/stepCall.ts';

const trackOf = (id: string) => ({ id }) as unknown as MediaStreamTrack;
const takenOf = (id: string): Taken => ({ track: trackOf(id), sound: null, deviceId: id, facing: null });
const microphone = takenOf('microphone');
const camera = takenOf('camera');

const after = (model: CallModel, ...events: ((model: CallModel) => CallEvent)[]): CallModel =>
  events.reduce((now, event) => stepCall(now, event(now))[0], model);
const is = (event: CallEvent) => () => event;

const turn = (source: 'microphone' | 'camera' | 'screen', on: boolean) => is({ type: 'turn', source, on });
const joinedAs =
  (peer: string, hasRelay = true) =>
  (model: CallModel): CallEvent => ({
    ...{ type: 'joined', join: model.joins, peer, hasRelay },
  });
const link =
  (direction: 'send' | 'receive', to: 'waiting' | 'up' | 'down' | 'failed') =>
  (model: CallModel): CallEvent => ({
    ...{ type: 'link', session: model.session, direction, link: to },
  });
const inSession = (event: object) => (model: CallModel) =>
  ({ ...event, session: model.session }) as CallEvent;

const checking = after(
  newCall,
  is({ type: 'line', connected: true }),
  turn('microphone', true),
  turn('camera', true),
  is({ type: 'taken', source: 'microphone', taken: microphone }),
  is({ type: 'taken', source: 'camera', taken: camera }),
);
const joining = after(checking, is({ type: 'join' }));
const connecting = after(
  joining,
  joinedAs('me', false),
  inSession({ type: 'opened' }),
  inSession({ type: 'others', peers: [], expecting: false }),
  link('send', 'waiting'),
);
const inIt = after(
  connecting,
  link('send', 'up'),
  inSession({ type: 'sent', source: 'microphone' }),
  inSession({ type: 'sent', source: 'camera' }),
);

const away = after(inIt, is({ type: 'line', connected: false }), is({ type: 'time', timer: 'line' }));

/** Calls in every phase, by what is special of them. */
export const situations: { readonly [words: string]: readonly [CallPhase, CallModel] } = {
  checking: ['checking', checking],
  joining: ['joining', joining],
  connecting: ['connecting', connecting],
  in: ['in', inIt],
  'in, all off': [
    'in',
    after(
      inIt,
      ...[turn('microphone', false), turn('camera', false)],
      inSession({ type: 'sent', source: 'microphone' }),
      inSession({ type: 'sent', source: 'camera' }),
    ),
  ],
  'reconnecting: line away': ['reconnecting', away],
  'reconnecting: asked': ['reconnecting', after(away, is({ type: 'line', connected: true }))],
  'reconnecting: media down': ['reconnecting', after(inIt, link('send', 'down'))],
  'no-media': ['no-media', after(connecting, is({ type: 'time', timer: 'link' }))],
  over: ['over', after(inIt, is({ type: 'leave' }))],
};

const failure = new Error('見本');
/** Everything that can happen, in words, as it would happen to this call. */
export const callEvents: { readonly [words: string]: (model: CallModel) => CallEvent } = {
  join: is({ type: 'join' }),
  retry: is({ type: 'retry' }),
  leave: is({ type: 'leave' }),
  mute: turn('microphone', false),
  unmute: turn('microphone', true),
  'camera off': turn('camera', false),
  'camera on': turn('camera', true),
  'share screen': turn('screen', true),
  'stop screen': turn('screen', false),
  'choose microphone': is({ type: 'choose', source: 'microphone', choice: { deviceId: 'other' } }),
  'choose rear camera': is({ type: 'choose', source: 'camera', choice: { facing: 'environment' } }),
  'line lost': is({ type: 'line', connected: false }),
  'line back': is({ type: 'line', connected: true }),
  'joined as before': joinedAs('me'),
  'joined as another': joinedAs('another'),
  'an earlier join answered': (model) =>
    ({ ...joinedAs('stale')(model), join: model.joins - 1 }) as CallEvent,
  'refused for a while': (model) => ({ type: 'join-failed', join: model.joins, failure, againMs: 2_000 }),
  'refused for good': (model) => ({ type: 'join-failed', join: model.joins, failure, againMs: null }),
  unseated: is({ type: 'unseated' }),
  'ended by the server': is({ type: 'ended', failure }),
  'session opened': inSession({ type: 'opened' }),
  'session broken': inSession({ type: 'broken', failure, lasting: false }),
  'browser cannot': inSession({ type: 'broken', failure, lasting: true }),
  'an earlier session failed': (model) =>
    ({ ...link('send', 'failed')(model), session: model.session - 1 }) as CallEvent,
  'media connecting': link('receive', 'waiting'),
  'media up': link('send', 'up'),
  'media down': link('send', 'down'),
  'media failed': link('send', 'failed'),
  sent: inSession({ type: 'sent', source: 'microphone' }),
  'sending failed': inSession({ type: 'send-failed', source: 'microphone' }),
  'others changed': inSession({ type: 'others', peers: [], expecting: true }),
  speaker: is({ type: 'speaker', peer: 'other' }),
  'device taken': is({ type: 'taken', source: 'camera', taken: takenOf('late') }),
  'device refused': is({ type: 'take-failed', source: 'camera', cause: 'refused' }),
  'microphone ended': is({ type: 'track-ended', source: 'microphone', track: microphone.track }),
  'microphone silenced': is({
    type: 'track-silent',
    source: 'microphone',
    track: microphone.track,
    silent: true,
  }),
  'device plugged in': is({
    type: 'devices',
    devices: [{ kind: 'camera', deviceId: 'new', label: '見本' }],
  }),
  'time to join': is({ type: 'time', timer: 'join' }),
  'line away for long': is({ type: 'time', timer: 'line' }),
  'media away for long': is({ type: 'time', timer: 'link' }),
  rested: is({ type: 'time', timer: 'rest' }),
};

const wordsOf = (effect: CallEffect): string => {
  switch (effect.type) {
    case 'send':
      return effect.track === null ? `stop ${effect.source}` : `send ${effect.source}`;
    case 'take':
      return `ask for ${effect.source}`;
    case 'enable':
      return effect.on ? 'unmute' : 'mute';
    case 'open':
      return effect.relay ? 'open (TURN)' : 'open';
    case 'start-timer':
      return `wait ${effect.ms / 1_000} s (${effect.timer})`;
    case 'stop-timer':
      return '';
    default:
      return effect.type;
  }
};

/** What this event makes of this call: the phase where it changes, and what is done. */
export const edgeOf = (model: CallModel, event: CallEvent): string => {
  const [next, effects] = stepCall(model, event);
  const words = effects.map(wordsOf).filter((each) => each !== '');
  const phase = next.phase === model.phase ? [] : [`→ **${next.phase}**`];
  const all = [...phase, ...words];
  if (all.length > 0) return all.join(', ');
  return next === model || JSON.stringify(next) === JSON.stringify(model) ? '' : 'noted';
};

/** Every situation with every event, as the table of docs/adr/0013. */
export const callTable = (): string => {
  const rows = Object.entries(callEvents).map(([words, event]) => [
    words,
    ...Object.values(situations).map(([, model]) => edgeOf(model, event(model))),
  ]);
  const head = ['Event', ...Object.keys(situations)];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};
