import type { AccountId } from '#domain/ids.ts';
import type { CallPeer } from '../call/CallState.ts';

/** [CA9] What is to be heard: the voice and the shared sound of everybody else, never one's own from another screen. */
export const soundsOf = (peers: readonly CallPeer[], own: AccountId): readonly MediaStreamTrack[] =>
  peers
    .filter(({ account }) => account !== own)
    .flatMap(({ tracks }) => [tracks.microphone, tracks['screen-sound']])
    .flatMap((sent) => (sent === undefined ? [] : [sent.track]));
