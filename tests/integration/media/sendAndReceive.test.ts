import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#domain/access/actor.ts';
import type { SessionId } from '#domain/ids.ts';
import { newId } from '#platform/newId.ts';
import { codeOf } from '#tests/support/codeOf.ts';
import { withMediaNode } from '#tests/support/withMediaNode.ts';

const { person, ask, join } = withMediaNode();
const nurse = person();

describe('a media node', () => {
  it('says what is wrong with malformed signalling, and goes on', async () => {
    const { peer } = await join(nurse);
    const transport = (await ask(nurse, peer, 'create-transport', { direction: 'send' })) as { id: string };
    const bad: [string, object][] = [
      ['create-transport', { direction: 'sideways' }],
      ['create-transport', {}],
      ['connect-transport', { transport: transport.id, dtlsParameters: { fingerprints: 'none' } }],
      [
        'produce',
        {
          transport: transport.id,
          kind: 'audio',
          source: 'microphone',
          rtpParameters: { codecs: 7 },
          paused: false,
        },
      ],
      [
        'produce',
        { transport: transport.id, kind: 'video', source: 'microphone', rtpParameters: {}, paused: false },
      ],
      ['set-producer', { producer: '00000000-0000-0000-0000-000000000000', paused: true }],
      ['consume-all', { rtpCapabilities: {}, have: [] }],
      ['consume-all', { rtpCapabilities: {}, have: 'all' }],
      ['set-consumers', { consumers: ['00000000-0000-0000-0000-000000000000'], paused: false }],
      ['set-consumers', { consumers: [], paused: false }],
    ];
    for (const [method, payload] of bad)
      expect([method, await codeOf(ask(nurse, peer, method, payload))]).toEqual([method, 'V-01']);
    expect(await codeOf(ask(nurse, peer, 'no-such-thing', {}))).toBe('V-05');
    await ask(nurse, peer, 'leave', {});
  });

  it('[CA1] has one transport each way: another takes the place of the first', async () => {
    const { peer } = await join(nurse);
    const make = async (direction: string) =>
      ((await ask(nurse, peer, 'create-transport', { direction })) as { id: string }).id;
    const [send, receive, sendAgain] = [await make('send'), await make('receive'), await make('send')];
    const restart = (transport: string) => codeOf(ask(nurse, peer, 'restart-ice', { transport }));
    expect([await restart(send), await restart(receive), await restart(sendAgain)]).toEqual([
      'V-01',
      'ok',
      'ok',
    ]);
    await ask(nurse, peer, 'leave', {});
  });

  it('[CA6] gives everything that is there by one request, voices first', async () => {
    const actors = Array.from({ length: 11 }, person);
    const audio = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 };
    const video = { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 };
    const sent: { peer: string; voice: string; face: string }[] = [];
    let ssrc = 5_000;
    for (const actor of actors) {
      const { peer } = await join(actor);
      const { id: transport } = (await ask(actor, peer, 'create-transport', { direction: 'send' })) as {
        id: string;
      };
      const produce = async (kind: string, source: string, codec: object) => {
        const rtpParameters = { codecs: [codec], encodings: [{ ssrc: ++ssrc }] };
        const what = { transport, kind, source, rtpParameters, paused: false };
        return ((await ask(actor, peer, 'produce', what)) as { producer: string }).producer;
      };
      sent.push({
        peer,
        voice: await produce('audio', 'microphone', audio),
        face: await produce('video', 'camera', video),
      });
    }
    const late = person();
    const { peer } = await join(late);
    await ask(late, peer, 'create-transport', { direction: 'receive' });
    const rtpCapabilities = {
      codecs: [
        { ...audio, kind: 'audio', preferredPayloadType: 111 },
        { ...video, kind: 'video', preferredPayloadType: 96 },
      ],
    };
    interface Offered {
      readonly consumers: { readonly consumer: string; readonly producer: string; readonly kind: string }[];
    }
    const everything = async (have: string[], who = late, own = peer) =>
      (await ask(who, own, 'consume-all', { rtpCapabilities, have })) as Offered;
    const { consumers } = await everything([]);
    // mediasoup itself names somebody of the silent ones as who speaks: voices and faces are in one order.
    const placesOf = (kind: 'voice' | 'face', from: number) =>
      consumers.slice(from, from + 11).map(({ producer }) => sent.findIndex((one) => one[kind] === producer));
    expect(consumers).toHaveLength(22);
    expect(placesOf('voice', 0).toSorted((one, other) => one - other)).toEqual(sent.map((_, at) => at));
    expect(placesOf('face', 11)).toEqual(placesOf('voice', 0));
    // An answer that was lost is given again, and makes nothing twice; what is had is not.
    expect((await everything([])).consumers).toEqual(consumers);
    const [first, ...others] = consumers.map(({ producer }) => producer);
    expect((await everything(others)).consumers.map(({ producer }) => producer)).toEqual([first]);
    const flowing = { consumers: consumers.map(({ consumer }) => consumer), paused: false };
    expect(await codeOf(ask(late, peer, 'set-consumers', flowing))).toBe('ok');
    // A second device of the same person is seen there, and not heard.
    const speaker = actors[0] as Actor;
    const device = { ...speaker, session: newId<SessionId>() };
    const second = await join(device);
    await ask(device, second.peer, 'create-transport', { direction: 'receive' });
    const heard = (await everything([], device, second.peer)).consumers.map(({ producer }) => producer);
    expect(heard).toContain(sent[0]?.face);
    expect(heard).not.toContain(sent[0]?.voice);
    const all = [
      ...actors.map((actor, at) => [actor, sent[at]?.peer] as const),
      [late, peer],
      [device, second.peer],
    ];
    for (const [actor, own] of all) await ask(actor as Actor, own as string, 'leave', {});
  }, 60_000);

  it('[CA6] names nothing as sent that it does not offer, whoever begins meanwhile', async () => {
    const codec = { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 };
    const late = person();
    const { peer } = await join(late);
    await ask(late, peer, 'create-transport', { direction: 'receive' });
    const rtpCapabilities = { codecs: [{ ...codec, kind: 'video', preferredPayloadType: 96 }] };
    const senders = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const actor = person();
        const own = (await join(actor)).peer;
        const made = await ask(actor, own, 'create-transport', { direction: 'send' });
        return { actor, own, transport: (made as { id: string }).id };
      }),
    );
    interface Answer {
      readonly peers: readonly { readonly producers: readonly { readonly producer: string }[] }[];
      readonly consumers: readonly { readonly producer: string }[];
    }
    const answers = await Promise.all(
      senders.map(async ({ actor, own, transport }, at) => {
        const produce = (source: string, ssrc: number) => {
          const rtpParameters = { codecs: [codec], encodings: [{ ssrc }] };
          return ask(actor, own, 'produce', {
            transport,
            kind: 'video',
            source,
            rtpParameters,
            paused: false,
          });
        };
        await produce('camera', 9_000 + at);
        const [answer] = await Promise.all([
          ask(late, peer, 'consume-all', { rtpCapabilities, have: [] }),
          produce('screen', 9_100 + at),
        ]);
        return answer as Answer;
      }),
    );
    for (const { peers, consumers } of answers) {
      const named = peers.flatMap(({ producers }) => producers.map(({ producer }) => producer));
      expect(named.toSorted()).toEqual(consumers.map(({ producer }) => producer).toSorted());
    }
    expect(answers.some(({ consumers }) => consumers.length > 0)).toBe(true);
    for (const { actor, own } of [...senders, { actor: late, own: peer }]) await ask(actor, own, 'leave', {});
  }, 60_000);
});
