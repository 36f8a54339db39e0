import type { AccountId, PositionId } from '#domain/ids.ts';
import type { CallPeer } from '../call/CallState.ts';

type Received = NonNullable<CallPeer['tracks']['camera']>;

/** Somebody in the room, with however many screens. */
export interface PersonInCall {
  readonly account: AccountId;
  readonly position: PositionId;
  /** Each of their browsers; the one that came first comes first. */
  readonly peers: readonly string[];
  readonly muted: boolean;
  readonly speaking: boolean;
  readonly camera: MediaStreamTrack | null;
  readonly screens: readonly MediaStreamTrack[];
}

interface People {
  readonly others: readonly PersonInCall[];
  /** One is in the room with another tab or device as well. */
  readonly ownElsewhere: boolean;
}

const heard = ({ tracks }: CallPeer): boolean => tracks.microphone !== undefined && !tracks.microphone.paused;
const flows = (sent: Received | undefined): MediaStreamTrack[] =>
  sent === undefined || sent.paused ? [] : [sent.track];

/**
 * [CA9] Who is in the room. Two tabs, or a phone beside a desk, are one participant: one tile, one name, counted
 * once; oneself is never among the others. The mark of who speaks is on somebody who can be heard.
 */
export const joinPeople = (peers: readonly CallPeer[], own: AccountId, speaker: string | null): People => {
  const byAccount = new Map<AccountId, CallPeer[]>();
  for (const peer of peers) byAccount.set(peer.account, [...(byAccount.get(peer.account) ?? []), peer]);
  const others = [...byAccount].flatMap(([account, browsers]) => {
    const [first] = browsers;
    if (account === own || first === undefined) return [];
    return [
      {
        account,
        position: first.position,
        peers: browsers.map(({ peer }) => peer),
        muted: !browsers.some(heard),
        speaking: browsers.some((one) => one.peer === speaker && heard(one)),
        camera: browsers.flatMap(({ tracks }) => flows(tracks.camera))[0] ?? null,
        screens: browsers.flatMap(({ tracks }) => flows(tracks.screen)),
      },
    ];
  });
  return { others, ownElsewhere: byAccount.has(own) };
};
