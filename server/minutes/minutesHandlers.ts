import type { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import { Failure } from '#platform/failure.ts';
import type { Handlers } from '#server/http/handlers.ts';
import { changeMinutes } from './changeMinutes.ts';
import { finaliseMinutes } from './finaliseMinutes.ts';
import { patientMinutes, pendingAttestations } from './listMinutes.ts';
import { listVersionLines } from './listVersionLines.ts';
import type { MinutesParts } from './minutesParts.ts';
import type { Printing } from './pdf/openPrinting.ts';
import { printMinutes } from './pdf/printMinutes.ts';
import { requireReadable } from './readGrant.ts';
import { sealMinutes, verifySeal } from './sealMinutes.ts';
import { supplementMinutes } from './supplementMinutes.ts';
import { viewMinutes } from './viewMinutes.ts';

/** The HTTP door of minutes: each handler one use case. */
export const minutesHandlers = (parts: MinutesParts, printing: Printing): Handlers<typeof minutesRoutes> => {
  const change = changeMinutes(parts);
  const [pending, ofPatient] = [pendingAttestations(parts), patientMinutes(parts)];
  const [view, versions, print] = [
    viewMinutes(parts),
    listVersionLines(parts),
    printMinutes(parts, printing),
  ];
  const [finalise, supplement] = [finaliseMinutes(parts), supplementMinutes(parts)];
  return {
    listPendingAttestations: async ({ actor }) => ({ minutes: await pending(actor) }),
    listPatientMinutes: async ({ actor, params }) => ({
      minutes: await ofPatient(actor, params.patient),
    }),
    readMinutes: ({ actor, params }) => view(actor, params.minutes),
    listVersions: ({ actor, params, query }) => versions(actor, params.minutes, query.before),
    readVersion: ({ actor, params }) => view(actor, params.minutes, params.n),
    printMinutes: async ({ actor, params, request }) => {
      const pdf = await print(actor, params.minutes);
      request.reply
        .type('application/pdf')
        .set('Content-Disposition', `inline; filename="minutes-${params.minutes}.pdf"`)
        .send(Buffer.from(pdf));
      return undefined as never;
    },
    commentMinutes: ({ actor, params, body }) => change.comment(actor, params.minutes, body),
    attestMinutes: ({ actor, params, body }) => change.attest(actor, params.minutes, body),
    setMinutesHeader: ({ actor, params, body }) => change.setHeader(actor, params.minutes, body),
    enterAttendee: ({ actor, params, body }) => change.enterAttendee(actor, params.minutes, body),
    strikeAttendee: ({ actor, params }) => change.strikeAttendee(actor, params.minutes, params.n),
    recordInquiry: ({ actor, params, body }) => change.recordInquiry(actor, params.minutes, body),
    strikeInquiry: ({ actor, params }) => change.strikeInquiry(actor, params.minutes, params.n),
    circulateMinutes: ({ actor, params, body }) => change.circulate(actor, params.minutes, body),
    previewCirculation: ({ actor, params }) => change.previewCirculation(actor, params.minutes),
    finaliseMinutes: ({ actor, params, body }) => finalise(actor, params.minutes, body),
    supplementMinutes: ({ actor, params, body }) => supplement(actor, params.minutes, body),
    verifyMinutes: async ({ actor, params }) => {
      await requireReadable(parts, actor, params.minutes, 'verify-seal', { shows: [] });
      await sealMinutes(parts, params.minutes);
      const verified = await verifySeal(parts, params.minutes);
      if (verified === null) throw new Failure('C-01', { reason: 'not-finalised' });
      return verified;
    },
  };
};
