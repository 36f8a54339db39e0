import {
  type CallEffect,
  type CallEvent,
  type CallModel,
  newCall,
  noLinks,
  nothing,
  type Stepped,
} from './callModel.ts';
import { settleCall } from './settleCall.ts';
import { stepDevices } from './stepDevices.ts';
import { stepMedia } from './stepMedia.ts';

/** The pauses become longer, so that a house that comes back is not stormed. */
const againAfter = (failures: number): number => Math.min(1_000 * 2 ** failures, 10_000);
/** Most breaks are mended faster by the socket itself; only longer ones are told. */
const LINE_LATE_MS = 2_000;
const MOST_BREAKS = 5;

const isStaying = ({ phase }: CallModel): boolean =>
  phase === 'joining' || phase === 'connecting' || phase === 'in' || phase === 'reconnecting';

const askToJoin = (model: CallModel): Stepped => {
  const join = model.joins + 1;
  return [
    { ...model, seat: 'asked', joins: join },
    [
      { type: 'stop-timer', timer: 'join' },
      { type: 'join', join },
    ],
  ];
};

const begin = (model: CallModel): Stepped => {
  const next: CallModel = {
    ...model,
    ...{
      phase: 'joining',
      joinFailures: 0,
      breaks: 0,
      tries: 0,
      flowed: false,
      relay: false,
      peers: [],
      speaker: null,
    },
  };
  return model.line ? askToJoin(next) : [next, []];
};

/** The last state: everything is released, and nothing follows. */
const end = (model: CallModel, failure: unknown, leave: boolean): Stepped => {
  const taken = Object.values(model.own).flatMap((own) => (own.taken === null ? [] : [own.taken]));
  const effects: CallEffect[] = [
    ...(model.media === 'none' ? [] : [{ type: 'close', session: model.session } as const]),
    // Also if the answer to a join was lost: one may be in the call all the same.
    ...(leave && model.line && model.joins > 0 ? [{ type: 'leave' } as const] : []),
    ...taken.map((each) => ({ type: 'release', taken: each }) as const),
    ...(['join', 'line', 'link', 'rest'] as const).map((timer) => ({ type: 'stop-timer', timer }) as const),
  ];
  return [{ ...newCall, phase: 'over', session: model.session, joins: model.joins, failure }, effects];
};

const line = (model: CallModel, connected: boolean): Stepped => {
  if (model.line === connected) return [model, []];
  if (!isStaying(model)) return [{ ...model, line: connected, seat: 'none' }, []];
  if (connected) return askToJoin({ ...model, line: true, seat: 'none' });
  return [
    { ...model, line: false, seat: 'none' },
    [
      { type: 'stop-timer', timer: 'join' },
      { type: 'start-timer', timer: 'line', ms: LINE_LATE_MS },
    ],
  ];
};

const joinAgain = (model: CallModel, atLeastMs = 0): Stepped => {
  const ms = Math.max(atLeastMs, againAfter(model.joinFailures));
  return [
    { ...model, seat: 'none', joinFailures: model.joinFailures + 1 },
    model.line ? [{ type: 'start-timer', timer: 'join', ms }] : [],
  ];
};

const joinFailed = (model: CallModel, event: Extract<CallEvent, { type: 'join-failed' }>): Stepped => {
  if (event.join !== model.joins || model.seat !== 'asked' || !isStaying(model)) return [model, []];
  if (event.againMs === null) return end(model, event.failure, false);
  return joinAgain(model, event.againMs);
};

/** Opens another session in the place of this one. If that breaks too, again and again, the call is over. */
const broken = (model: CallModel, event: Extract<CallEvent, { type: 'broken' }>): Stepped => {
  if (event.lasting || model.breaks >= MOST_BREAKS) return end(model, event.failure, true);
  const closed: CallModel = {
    ...model,
    ...{ media: 'none', mediaPeer: null, links: noLinks, sent: nothing, peers: [], expecting: false },
    ...{ breaks: model.breaks + 1, resting: false },
  };
  const close = { type: 'close', session: model.session } as const;
  // The line is away: one joins again when it comes back.
  if (model.seat !== 'taken') return [closed, [close]];
  const [next, effects] = joinAgain(closed);
  return [next, [close, { type: 'stop-timer', timer: 'rest' }, ...effects]];
};

const time = (model: CallModel, event: Extract<CallEvent, { type: 'time' }>): Stepped => {
  if (event.timer === 'join') {
    const idle = model.line && model.seat === 'none' && isStaying(model);
    return idle ? askToJoin(model) : [model, []];
  }
  if (event.timer === 'line') return [{ ...model, lineLate: !model.line && isStaying(model) }, []];
  return stepMedia(model, event);
};

const decide = (model: CallModel, event: CallEvent): Stepped => {
  switch (event.type) {
    case 'join':
      return model.phase === 'checking' ? begin(model) : [model, []];
    case 'retry':
      return model.phase === 'no-media' ? begin(model) : [model, []];
    case 'leave':
      return end(model, null, true);
    case 'line':
      return line(model, event.connected);
    case 'join-failed':
      return joinFailed(model, event);
    case 'ended':
      return isStaying(model) ? end(model, event.failure, false) : [model, []];
    case 'time':
      return time(model, event);
    case 'unseated':
      return model.seat === 'taken' ? joinAgain(model) : [model, []];
    case 'broken':
      return event.session === model.session && model.media !== 'none' ? broken(model, event) : [model, []];
    case 'joined':
    case 'opened':
    case 'link':
    case 'sent':
    case 'send-failed':
    case 'others':
    case 'speaker':
      return isStaying(model) ? stepMedia(model, event) : [model, []];
    default:
      return stepDevices(model, event);
  }
};

/**
 * One step of a call: what it is after this event, and what is to be done. Pure: every edge is a test. What happens
 * is taken in first, then everything is brought into line with it: what is sent, the phase, the deadlines.
 */
export const stepCall = (model: CallModel, event: CallEvent): Stepped => {
  if (model.phase === 'over')
    return [model, event.type === 'taken' ? [{ type: 'release', taken: event.taken }] : []];
  const [decided, effects] = decide(model, event);
  const [settled, more] = settleCall(decided);
  return [settled, [...effects, ...more]];
};
