/** Whether the result of a write of many documents says that it may not be on a majority. */
export const hasWriteConcernError = (result: unknown): boolean =>
  typeof result === 'object' &&
  result !== null &&
  'getWriteConcernError' in result &&
  typeof result.getWriteConcernError === 'function' &&
  result.getWriteConcernError() !== undefined;
