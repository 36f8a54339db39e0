import { signalling, signallingPushes } from '../signalling.ts';
import { push, request } from './request.ts';

const summaries = {
  join: 'Joins the call of an open conference; answers who is there. One call for each connection: a second join leaves the first. With the `seat` of before (made at random by the browser for one stay), after a break of the line: the same participant, judged anew.',
  'list-peers': 'Answers who is in the call now and what they send.',
  leave: 'Leaves the call.',
  'create-transport':
    'Makes a WebRTC transport, one for sending and one for receiving; another of a direction replaces the first.',
  'connect-transport': "Gives the browser's DTLS parameters of a transport.",
  'restart-ice': 'Restarts ICE of a transport after a change of network.',
  produce: 'Sends microphone, camera or screen; a second one of a source replaces the first.',
  'set-producer': 'Pauses or resumes what one sends (mute).',
  'close-producer': 'Stops sending one of them (stop sharing).',
  'consume-all':
    'Receives everything that others send and that is not among `have`, who speaks first; it starts paused.',
  'set-consumers': 'Pauses or resumes what one receives, and chooses its layer.',
} as const;

/**
 * Every signalling request as a request of the socket door. The payload says which conference; once one has joined,
 * the connection does.
 */
const callRequest = <const Name extends keyof typeof signalling>(name: Name) =>
  request({
    summary: summaries[name],
    record: name === 'join' ? 'conference' : 'none',
    payload: signalling[name].payload as (typeof signalling)[Name]['payload'],
    answer: signalling[name].answer as (typeof signalling)[Name]['answer'],
  });

export const callRequests = {
  'call:join': callRequest('join'),
  'call:list-peers': callRequest('list-peers'),
  'call:leave': callRequest('leave'),
  'call:create-transport': callRequest('create-transport'),
  'call:connect-transport': callRequest('connect-transport'),
  'call:restart-ice': callRequest('restart-ice'),
  'call:produce': callRequest('produce'),
  'call:set-producer': callRequest('set-producer'),
  'call:close-producer': callRequest('close-producer'),
  'call:consume-all': callRequest('consume-all'),
  'call:set-consumers': callRequest('set-consumers'),
} as const;

export const callPushes = {
  'call:peer-joined': push({
    summary: 'Somebody joined the call.',
    payload: signallingPushes['peer-joined'],
  }),
  'call:peer-left': push({ summary: 'Somebody left the call.', payload: signallingPushes['peer-left'] }),
  'call:producer-changed': push({
    summary: 'Somebody began, paused, resumed or stopped sending.',
    payload: signallingPushes['producer-changed'],
  }),
  'call:speaker-changed': push({
    summary: 'Who speaks; null once nobody does.',
    payload: signallingPushes['speaker-changed'],
  }),
  'call:lost': push({
    summary: 'The node that carried the call is gone: join again.',
    payload: signallingPushes['call-lost'],
  }),
  'call:ended': push({
    summary: "One's admission to the call ended: nothing more flows, and why.",
    payload: signallingPushes['call-ended'],
  }),
} as const;
