import {
  type CallEffect,
  type CallEvent,
  type CallModel,
  type Direction,
  noLinks,
  nothing,
  type Stepped,
} from './callModel.ts';

type MediaEvent = Extract<
  CallEvent,
  {
    type: 'joined' | 'opened' | 'link' | 'sent' | 'send-failed' | 'others' | 'speaker' | 'time';
  }
>;

const directions: readonly Direction[] = ['send', 'receive'];
const REST_MS = 1_000;

const closing = (model: CallModel): CallEffect[] =>
  model.media === 'none' ? [] : [{ type: 'close', session: model.session }];

/** Two new transports in the place of the two old ones; the place in the call stays. */
const reopen = (model: CallModel, relay: boolean): Stepped => {
  const session = model.session + 1;
  return [
    {
      ...model,
      ...{ session, media: 'opening', mediaPeer: model.peer, relay, links: noLinks, sent: nothing },
      ...{ expecting: true, peers: [], resting: false },
    },
    [...closing(model), { type: 'stop-timer', timer: 'rest' }, { type: 'open', session, relay }],
  ];
};

/** This network lets nothing through: one's place is given back, so that nobody waits for a voice that cannot come. */
const giveUp = (model: CallModel): Stepped => [
  {
    ...model,
    ...{ phase: 'no-media', seat: 'none', media: 'none', mediaPeer: null, peer: null, links: noLinks },
    ...{ sent: nothing, expecting: false, peers: [], speaker: null, resting: false, lineLate: false },
  },
  [
    ...closing(model),
    { type: 'leave' },
    ...(['join', 'line', 'rest'] as const).map((timer) => ({ type: 'stop-timer', timer }) as const),
  ],
];

/**
 * Media does not flow although it had time to. If it flowed before, it is tried once more as it was (in another
 * network), then over TURN; if it never flowed, over TURN at once. After that the person is told, and it ends here.
 */
const mend = (model: CallModel): Stepped => {
  const next = { ...model, tries: model.tries + 1 };
  const again = model.flowed && model.tries === 0;
  if (again) return reopen(next, model.relay);
  return model.hasRelay && !model.relay ? reopen(next, true) : giveUp(model);
};

const joined = (model: CallModel, event: Extract<MediaEvent, { type: 'joined' }>): Stepped => {
  if (event.join !== model.joins || model.seat !== 'asked') return [model, []];
  const { peer, hasRelay } = event;
  const seated: CallModel = {
    ...model,
    ...{ seat: 'taken', peer, hasRelay, lineLate: false },
    phase: model.phase === 'joining' ? 'connecting' : model.phase,
  };
  const stop: CallEffect = { type: 'stop-timer', timer: 'line' };
  if (model.media === 'none' || model.mediaPeer !== peer) {
    const [next, effects] = reopen(seated, model.relay);
    return [next, [stop, ...effects]];
  }
  // The same participant over another socket: media has gone on meanwhile, so this only asks what has changed.
  const broken = directions.filter((direction) => ['down', 'failed'].includes(model.links[direction]));
  const { session } = model;
  return [
    seated,
    [
      stop,
      { type: 'look', session },
      ...broken.map((direction) => ({ type: 'restart-ice', session, direction }) as const),
    ],
  ];
};

const link = (model: CallModel, event: Extract<MediaEvent, { type: 'link' }>): Stepped => {
  const { session, direction } = event;
  const was = model.links[direction];
  // A browser reports "connecting" again while it mends a connection that was up.
  const isBack = event.link === 'waiting' && (was === 'down' || was === 'failed');
  const next: CallModel = { ...model, links: { ...model.links, [direction]: isBack ? 'down' : event.link } };
  if (model.seat !== 'taken' || event.link === was) return [next, []];
  if (event.link === 'failed') return mend(next);
  return [next, event.link === 'down' ? [{ type: 'restart-ice', session, direction }] : []];
};

/**
 * The part about media: transports, what is sent over them, and what is received. What an earlier session reports
 * comes too late.
 */
export const stepMedia = (model: CallModel, event: MediaEvent): Stepped => {
  if (event.type === 'joined') return joined(model, event);
  if (event.type === 'speaker') return [{ ...model, speaker: event.peer }, []];
  if (event.type === 'time') {
    if (event.timer === 'rest') return [{ ...model, resting: false }, []];
    return model.watch === null ? [model, []] : mend({ ...model, watch: null });
  }
  if (event.session !== model.session || model.media === 'none') return [model, []];
  switch (event.type) {
    case 'opened':
      return [{ ...model, media: 'open', joinFailures: 0 }, []];
    case 'link':
      return link(model, event);
    case 'sent': {
      if (!model.sent[event.source].busy) return [model, []];
      const { next } = model.sent[event.source];
      const sent = { now: next, next: null, busy: false };
      return [{ ...model, breaks: 0, sent: { ...model.sent, [event.source]: sent } }, []];
    }
    case 'send-failed': {
      if (!model.sent[event.source].busy) return [model, []];
      const sent = { now: undefined, next: null, busy: false };
      return [
        { ...model, resting: true, sent: { ...model.sent, [event.source]: sent } },
        [{ type: 'start-timer', timer: 'rest', ms: REST_MS }],
      ];
    }
    case 'others':
      return [{ ...model, peers: event.peers, expecting: event.expecting }, []];
  }
};
