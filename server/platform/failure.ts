import { type ErrorCode, type ErrorDetails, errorStatus } from '#contracts/errors.ts';

/** An answer that is not the one asked for. It can be thrown anywhere; each door turns it into the documented error. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;
  constructor(code: ErrorCode, details?: ErrorDetails) {
    super(code);
    this.name = 'Failure';
    this.code = code;
    this.details = details;
  }
  get status(): number {
    return errorStatus[this.code];
  }
}
