import { EventEmitter } from 'node:events';
import { expect, it } from '@jest/globals';
import type { Actor } from '#domain/access/actor.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { MediaRoom } from '#media/mediaRoom.ts';
import type { Participant } from '#media/participant.ts';

/** A router whose producers only have names: who speaks is said by the test. */
const roomWithout = async () => {
  const speakers = Object.assign(new EventEmitter(), { addProducer: async () => {} });
  const transport = () => ({
    ...{ id: 'transport', iceParameters: {}, iceCandidates: [], dtlsParameters: {}, appData: {} },
    observer: new EventEmitter(),
    setMaxIncomingBitrate: async () => {},
    close: () => {},
    produce: async ({ kind, appData }: { kind: string; appData: { source: string } }) => ({
      ...{ id: `${appData.source}-${++made}`, kind, appData, paused: false, observer: new EventEmitter() },
    }),
  });
  let made = 0;
  const router = {
    createActiveSpeakerObserver: async () => speakers,
    createAudioLevelObserver: async () => Object.assign(new EventEmitter(), { addProducer: async () => {} }),
    createWebRtcTransport: async () => transport(),
    observer: new EventEmitter(),
  };
  const room = await MediaRoom.open('c' as ConferenceId, { router, webRtcServer: {} } as never, () => {});
  const come = async (name: string, ...sources: ('microphone' | 'camera' | 'screen')[]) => {
    const actor = { account: name, session: name, position: name } as unknown as Actor;
    const participant = room.enter(actor, undefined);
    await participant.createTransport('send');
    const sent: string[] = [];
    for (const source of sources) {
      const kind = source === 'microphone' ? 'audio' : 'video';
      const wanted = { transport: 'transport', kind, source, rtpParameters: {}, paused: false } as const;
      const producer = await participant.produce(wanted);
      await room.publish(participant, producer);
      sent.push(producer.id);
    }
    return { participant, sent };
  };
  return {
    room,
    come,
    speak: (producer = '') => speakers.emit('dominantspeaker', { producer: { id: producer } }),
  };
};

it('[CA6] gives voices first, then screens, then faces, each in the order of who spoke last', async () => {
  const { room, come, speak } = await roomWithout();
  const one = await come('one', 'microphone', 'camera');
  const two = await come('two', 'microphone', 'camera', 'screen');
  const three = await come('three', 'microphone', 'camera');
  const late = (await come('late')).participant;
  speak(two.sent[0]);
  speak(three.sent[0]);
  const sourcesFor = (receiver: Participant, have: string[] = []) =>
    room.producersFor(receiver, have).map((producer) => producer.split('-')[0]);
  expect(room.producersFor(late, [])).toEqual([
    ...[three.sent[0], two.sent[0], one.sent[0]],
    two.sent[2],
    ...[three.sent[1], two.sent[1], one.sent[1]],
  ]);
  expect(room.producersFor(late, [three.sent[0] as string])[0]).toBe(two.sent[0]);
  expect(sourcesFor(one.participant)).toEqual(['microphone', 'microphone', 'screen', 'camera', 'camera']);
});

it('[HU6] counts places by person: devices of one who is in take none, and one person brings four at most', async () => {
  const { room, come } = await roomWithout();
  for (let person = 0; person < 30; person++) await come(`person-${person}`);
  await expect(come('one too many')).rejects.toMatchObject({ code: 'V-04' });
  for (let device = 1; device < 4; device++) await come('person-7');
  await expect(come('person-7')).rejects.toMatchObject({ code: 'V-04' });
  expect(room.size).toBe(33);
});
