import { ApiFailure } from '../../api/ApiFailure.ts';

/** What a file is refused with that the device keeps no longer. */
export const fileGone = () =>
  new ApiFailure({
    code: 'V-01',
    traceId: '-',
    details: { fields: [{ path: 'attachments', problem: 'gone from the device', code: 'file-gone' }] },
  });
