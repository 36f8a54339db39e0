import * as z from 'zod/mini';
import { ids } from './ids.ts';

/** Parameters that WebRTC and mediasoup define: mediasoup itself checks every field of them. */
const parameters = z.record(z.string(), z.unknown());
const mediaId = z.string().check(z.regex(/^[0-9a-f-]{36}$/));

/** A shared screen may come with sound. */
export const mediaSources = ['microphone', 'camera', 'screen', 'screen-sound'] as const;
export type MediaSource = (typeof mediaSources)[number];

/** Somebody in the call, as the others see them: by position, never by session. */
export const peer = z.object({
  /** One browser in the call; a person who reloads comes back as another. */
  peer: z.string(),
  account: ids.account,
  position: ids.position,
  producers: z.array(z.object({ producer: mediaId, source: z.enum(mediaSources), paused: z.boolean() })),
});
export type Peer = z.infer<typeof peer>;

const transport = z.object({
  id: mediaId,
  iceParameters: parameters,
  iceCandidates: z.array(parameters),
  dtlsParameters: parameters,
});

/**
 * What a participant asks of the media node that has the conference. Each name, with `call:` before it, is a request
 * of the socket door too: there the realtime node adds who asks. The media node asks the gate itself about `join`.
 */
export const signalling = {
  join: {
    payload: z.strictObject({
      conference: ids.conference,
      /**
       * Made by the browser at random for one stay in a call. Whoever joins with it again, in the same session, is
       * the same participant, and takes the seat over from the connection that broke. Without it everybody is new.
       */
      seat: z.optional(z.string().check(z.regex(/^[\w-]{22,64}$/))),
    }),
    answer: z.object({
      peer: z.string(),
      rtpCapabilities: parameters,
      peers: z.array(peer),
      iceServers: z.array(
        z.object({ urls: z.string(), username: z.optional(z.string()), credential: z.optional(z.string()) }),
      ),
    }),
  },
  /** Asked for once one can hear pushes, and again now and then, since a push may have been missed. */
  'list-peers': { payload: z.strictObject({}), answer: z.object({ peers: z.array(peer) }) },
  leave: { payload: z.strictObject({}), answer: z.object({}) },
  'create-transport': {
    payload: z.strictObject({ direction: z.enum(['send', 'receive']) }),
    answer: transport,
  },
  'connect-transport': {
    payload: z.strictObject({ transport: mediaId, dtlsParameters: parameters }),
    answer: z.object({}),
  },
  'restart-ice': {
    payload: z.strictObject({ transport: mediaId }),
    answer: z.object({ iceParameters: parameters }),
  },
  produce: {
    payload: z.strictObject({
      transport: mediaId,
      kind: z.enum(['audio', 'video']),
      source: z.enum(mediaSources),
      rtpParameters: parameters,
      paused: z.boolean(),
    }),
    answer: z.object({ producer: mediaId }),
  },
  'set-producer': {
    payload: z.strictObject({ producer: mediaId, paused: z.boolean() }),
    answer: z.object({}),
  },
  'close-producer': { payload: z.strictObject({ producer: mediaId }), answer: z.object({}) },
  /**
   * Everything that others send and that is not among `have` (producers); those who speak come first. It is one
   * request, however much there is. What it gives is paused at first, and is given again until the browser has it.
   */
  'consume-all': {
    payload: z.strictObject({ rtpCapabilities: parameters, have: z.array(mediaId).check(z.maxLength(120)) }),
    answer: z.object({
      peers: z.array(peer),
      consumers: z.array(
        z.object({
          consumer: mediaId,
          producer: mediaId,
          kind: z.enum(['audio', 'video']),
          rtpParameters: parameters,
        }),
      ),
    }),
  },
  /** They are paused at first, and paused again while a person is not seen. */
  'set-consumers': {
    payload: z.strictObject({
      consumers: z.array(mediaId).check(z.minLength(1), z.maxLength(120)),
      paused: z.boolean(),
      spatialLayer: z.optional(z.int().check(z.minimum(0), z.maximum(2))),
    }),
    answer: z.object({}),
  },
} as const;

export type SignallingName = keyof typeof signalling;
export type SignallingPayload<Name extends SignallingName> = z.infer<(typeof signalling)[Name]['payload']>;
export type SignallingAnswer<Name extends SignallingName> = z.infer<(typeof signalling)[Name]['answer']>;

/** What a media node tells the participants of a conference. */
export const signallingPushes = {
  'peer-joined': z.object({ conference: ids.conference, peer }),
  'peer-left': z.object({ conference: ids.conference, peer: z.string() }),
  'producer-changed': z.object({
    conference: ids.conference,
    peer: z.string(),
    producer: mediaId,
    source: z.enum(mediaSources),
    state: z.enum(['open', 'paused', 'closed']),
  }),
  'speaker-changed': z.object({ conference: ids.conference, peer: z.nullable(z.string()) }),
  /** The node has lost a worker or shuts down: join again. */
  'call-lost': z.object({ conference: ids.conference }),
  /** This participant's admission has ended: nothing flows any more. */
  'call-ended': z.object({ conference: ids.conference, code: z.string(), details: z.optional(z.unknown()) }),
} as const;
export type SignallingPush = keyof typeof signallingPushes;
