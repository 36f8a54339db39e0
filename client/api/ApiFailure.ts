import type { ErrorBody, ErrorCode, ErrorDetails } from '#contracts/errors.ts';

/** A refusal or fault as the contract documents it; `N-01` also stands for no network. */
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

/** What to show for anything that was thrown. */
export const asFailure = (thrown: unknown): ApiFailure =>
  thrown instanceof ApiFailure ? thrown : new ApiFailure({ code: 'X-01', traceId: '-' });
