/** Whether the result of a write of many says that it is not known to be on a majority. */
export const hasWriteConcernError = (result: unknown): boolean =>
  typeof result === 'object' &&
  result !== null &&
  'getWriteConcernError' in result &&
  typeof result.getWriteConcernError === 'function' &&
  result.getWriteConcernError() !== undefined;
