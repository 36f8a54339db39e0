/**
 * What a jest run came to, from its JSON. A file that could not run counts as one that failed; so does, in a whole
 * run, a test that was skipped: it proves nothing. (With a name given, all others are skipped on purpose.)
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, numRuntimeErrorTestSuites: number }} result
 * @param {boolean} whole
 */
export const countTests = (result, whole) => {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = result;
  const skipped = whole ? numPendingTests + numTodoTests : 0;
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites + skipped };
};
