import { expect } from '@jest/globals';
import type { Filled } from '../matrix/fillRoute.ts';
import { askPlainly } from '../matrix/plainAnswer.ts';
import type { TestClient } from '../testClient.ts';

/** An id in the form of a real one that nothing has. */
export const unknownId = '0b0000000000000000000000';

/** One request about this id, and the same about one that nothing has: status, headers and body are one and the same. */
export const expectUnknown = async (
  client: TestClient,
  id: string,
  ask: (id: string) => Filled,
): Promise<void> => {
  const [real, unknown] = [await askPlainly(client, ask(id)), await askPlainly(client, ask(unknownId))];
  expect(real).toEqual(unknown);
  expect(real).toMatchObject({ status: 404, code: 'A-01' });
};
