import type { MediaSource } from '#contracts/signalling.ts';
import { mediaSources } from '#contracts/signalling.ts';
import type { CallEffect, CallModel, Stepped } from './callModel.ts';

/** ICE, DTLS and the first packets over a slow line; after it, another way is tried. */
const CONNECT_MS = 10_000;
/** After a change of network ICE begins anew. */
const MEND_MS = 8_000;

/** What should be sent from a source now; `undefined`: nothing is to be changed, since its device is being changed. */
const wantedOf = ({ own }: CallModel, source: MediaSource): MediaStreamTrack | null | undefined => {
  const device = own[source === 'screen-sound' ? 'screen' : source];
  if (!device.wanted) return null;
  if (device.taking) return undefined;
  return (source === 'screen-sound' ? device.taken?.sound : device.taken?.track) ?? null;
};

const canSend = ({ media, seat, resting, mediaPeer, peer }: CallModel): boolean =>
  media === 'open' && seat === 'taken' && !resting && mediaPeer === peer;

/** Brings what is sent in line with what the person wants, one change of a source at a time. */
const settleSending = (model: CallModel): Stepped => {
  if (!canSend(model)) return [model, []];
  const { session } = model;
  let sent = model.sent;
  const effects: CallEffect[] = [];
  for (const source of mediaSources) {
    const track = wantedOf(model, source);
    const is = sent[source];
    if (is.busy || track === undefined || track === is.now) continue;
    sent = { ...sent, [source]: { now: is.now, next: track, busy: true } };
    effects.push({ type: 'send', session, source, track });
  }
  return [effects.length === 0 ? model : { ...model, sent }, effects];
};

const isFlowing = ({ media, links, expecting, sent }: CallModel): boolean => {
  if (media !== 'open') return false;
  const both = [links.send, links.receive];
  if (both.includes('down') || both.includes('failed')) return false;
  if (both.includes('up')) return true;
  // For somebody who only listens, while nobody sends, there is nothing that could flow.
  return !both.includes('waiting') && !expecting && !mediaSources.some((source) => sent[source].busy);
};

const settlePhase = (model: CallModel): CallModel => {
  const { phase, flowed } = model;
  if (phase !== 'connecting' && phase !== 'in' && phase !== 'reconnecting') return model;
  if (isFlowing(model)) {
    const up = [model.links.send, model.links.receive].includes('up');
    const all = ![model.links.send, model.links.receive].includes('waiting');
    return {
      ...model,
      phase: model.lineLate ? 'reconnecting' : 'in',
      flowed: flowed || up,
      tries: up && all && !model.expecting ? 0 : model.tries,
    };
  }
  return { ...model, phase: flowed ? 'reconnecting' : 'connecting' };
};

/** Which deadline runs: only one after which something could be done. */
const watchOf = ({ media, seat, links, expecting, session }: CallModel): string | null => {
  if (media !== 'open' || seat !== 'taken') return null;
  const both = [links.send, links.receive];
  if (both.includes('down') || both.includes('failed')) return `mend ${session}`;
  const waits = both.includes('waiting') || (expecting && links.receive !== 'up');
  return waits ? `connect ${session}` : null;
};

const settleWatch = (model: CallModel): Stepped => {
  const watch = watchOf(model);
  if (watch === model.watch) return [model, []];
  const next = { ...model, watch };
  if (watch === null) return [next, [{ type: 'stop-timer', timer: 'link' }]];
  const ms = watch.startsWith('mend') ? MEND_MS : CONNECT_MS;
  return [next, [{ type: 'start-timer', timer: 'link', ms }]];
};

/** After every event: what is sent, the phase and the deadline follow from the present state. */
export const settleCall = (model: CallModel): Stepped => {
  const [sending, sends] = settleSending(model);
  const [watching, timers] = settleWatch(settlePhase(sending));
  return [watching, [...sends, ...timers]];
};
