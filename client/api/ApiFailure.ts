import type { ErrorBody, ErrorCode, ErrorDetails } from '#contracts/errors.ts';

/** A refusal or fault as the contract documents it; `N-01` also where there is no network. */
export class ApiFailure extends Error {
  readonly code: ErrorCode;
  readonly traceId: string;
  readonly details: ErrorDetails;

  constructor(body: ErrorBody) {
    super(body.code);
    this.code = body.code;
    this.traceId = body.traceId;
    this.details = body.details ?? {};
  }
}

/** Turns anything that was thrown into a failure that can be shown. */
export const asFailure = (thrown: unknown): ApiFailure =>
  thrown instanceof ApiFailure ? thrown : new ApiFailure({ code: 'X-01', traceId: '-' });
