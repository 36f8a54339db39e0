import { expect } from '@jest/globals';
import type { fakeCall } from './fakeCall.ts';
import { flow } from './flow.ts';

/** In a call with microphone and camera, media flowing both ways. */
export const inCall = async (fake: ReturnType<typeof fakeCall>) => {
  fake.call.check({ microphone: true, camera: true });
  const microphone = await fake.give();
  const camera = await fake.give();
  fake.call.join();
  await fake.answerJoin('me');
  flow(fake);
  expect(fake.state().phase).toBe('in');
  return { microphone, camera };
};
