import type { TestAnswer } from '../../testClient.ts';

/** An answer that must be one; else what was answered. */
export const good = (answer: TestAnswer): TestAnswer => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};
