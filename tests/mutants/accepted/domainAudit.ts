import type { AcceptedMutants } from '../acceptedMutant.ts';

export const domainAudit: AcceptedMutants = {
  'server/domain/audit/auditEvent.ts': [
    {
      original: 'body.times !== undefined && body.times > 1',
      replacement: '(body.times > 1)',
      why: 'what is not there is not more than 1',
    },
  ],
};
