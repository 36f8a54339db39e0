import { describe, expect, it } from '@jest/globals';
import type { CallPeer } from '#client/features/conferences/call/CallState.ts';
import { joinPeople } from '#client/features/conferences/layer/joinPeople.ts';
import { soundsOf } from '#client/features/conferences/layer/soundsOf.ts';
import type { MediaSource } from '#contracts/signalling.ts';

const me = 'me' as never;
const trackOf = (id: string) => ({ id }) as MediaStreamTrack;
/** A browser in the call; a source with `!` before it is paused. */
const browser = (
  peer: string,
  account: string,
  ...sources: (MediaSource | `!${MediaSource}`)[]
): CallPeer => ({
  peer,
  account: account as never,
  position: `${account} at work` as never,
  tracks: Object.fromEntries(
    sources.map((each) => {
      const source = each.replace('!', '');
      return [source, { track: trackOf(`${source} of ${peer}`), paused: each.startsWith('!') }];
    }),
  ),
});

describe('people in a call', () => {
  it('[CA9] two tabs of one person are one participant, who is heard by the one and seen by the other', () => {
    const { others } = joinPeople(
      [
        browser('desk', 'doctor', '!microphone', 'camera'),
        browser('nurse', 'nurse', 'microphone', 'camera'),
        browser('phone', 'doctor', 'microphone', '!camera'),
      ],
      me,
      'phone',
    );
    expect(others).toMatchObject([
      {
        ...{ account: 'doctor', peers: ['desk', 'phone'], muted: false, speaking: true },
        camera: { id: 'camera of desk' },
      },
      { account: 'nurse', peers: ['nurse'], speaking: false },
    ]);
  });

  it('[CA9] one is never among the others, and does not hear oneself from another screen', () => {
    const peers = [
      browser('other tab', 'me', 'microphone', 'camera', 'screen', 'screen-sound'),
      browser('nurse', 'nurse', 'microphone', 'screen-sound'),
    ];
    const { others, ownElsewhere } = joinPeople(peers, me, 'other tab');
    expect([others.map(({ account }) => account), ownElsewhere]).toEqual([['nurse'], true]);
    expect(soundsOf(peers, me).map(({ id }) => id)).toEqual(['microphone of nurse', 'screen-sound of nurse']);
    expect(joinPeople([], me, null)).toEqual({ others: [], ownElsewhere: false });
  });

  it('[CA10] nobody who is muted is said to speak, whoever spoke last', () => {
    for (const sources of [['!microphone'], ['camera'], []] as const) {
      const [person] = joinPeople([browser('nurse', 'nurse', ...sources)], me, 'nurse').others;
      expect(person).toMatchObject({ muted: true, speaking: false });
    }
    const [person] = joinPeople([browser('nurse', 'nurse', 'microphone')], me, 'nurse').others;
    expect(person).toMatchObject({ muted: false, speaking: true });
  });

  it('[CA11] each screen that is shown can be chosen, also two of one person; one that is paused is not shown', () => {
    const { others } = joinPeople(
      [
        browser('desk', 'doctor', 'screen'),
        browser('phone', 'doctor', 'screen'),
        browser('nurse', 'nurse', '!screen'),
      ],
      me,
      null,
    );
    expect(others.map(({ screens }) => screens.map(({ id }) => id))).toEqual([
      ['screen of desk', 'screen of phone'],
      [],
    ]);
  });
});
