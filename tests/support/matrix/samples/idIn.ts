import type { TestAnswer } from '../../testClient.ts';
import { good } from './good.ts';

/** The id of what was made, or of a part of the answer. */
export const idIn = (answer: TestAnswer, part?: string): string => {
  const body = good(answer).body as Record<string, unknown>;
  return ((part === undefined ? body : body[part]) as { id: string }).id;
};
