import { Failure } from '#platform/failure.ts';

/** The code that this fails with; `ok` where it does not. */
export const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );
