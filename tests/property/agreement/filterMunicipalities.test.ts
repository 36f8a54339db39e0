import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { decide } from '#domain/agreement/decide.ts';
import { hasMunicipality, municipalitySetOf } from '#domain/agreement/engine/endMembers.ts';
import { filterMunicipalities } from '#domain/agreement/filterMunicipalities.ts';
import type { HubId } from '#domain/ids.ts';
import { decideRecipients } from '#domain/routing/decideRecipients.ts';
import {
  arbitraryAreaRows,
  arbitraryRequest,
  arbitraryVersions,
  areasOf,
  codes,
} from '#tests/support/arbitraryAgreements.ts';
import { holds } from '#tests/support/holds.ts';

const requests = fc.array(arbitraryRequest, { minLength: 10, maxLength: 20 });
const audiences = fc.subarray(codes);
/** Who fails WA3 to WA7, whoever they are and whatever they bring along. */
const beforeWA8 = ['WA2', 'WA3', 'WA4', 'WA5', 'WA6', 'WA7'];

it('[WA3] [WA7] [NO1] filters municipalities as deciding one by one does: none lost, none too many', () => {
  holds(
    fc.property(
      arbitraryVersions,
      arbitraryAreaRows,
      requests,
      audiences,
      (versions, rows, asked, audience) => {
        const compiled = compileAgreements(versions, areasOf(rows));
        const { count } = compiled.municipalities;
        const meant = municipalitySetOf(
          count,
          audience.map((code) => compiled.municipalities.of(code)),
        );
        for (const request of asked) {
          const open = filterMunicipalities(compiled, request, meant);
          for (const to of codes) {
            const decision = decide(compiled, { ...request, to, toHub: null });
            const passes = decision.rule === null || !beforeWA8.includes(decision.rule);
            // A municipality that nobody named has no number, and is asked about one by one.
            const at = compiled.municipalities.of(to);
            if (at !== 0) expect(hasMunicipality(open, at)).toBe(audience.includes(to) && passes);
          }
        }
      },
    ),
  );
});

it('[AG4] [WA13] answers many recipients of one item as deciding for each alone does', () => {
  holds(
    fc.property(
      arbitraryVersions,
      arbitraryAreaRows,
      requests,
      arbitraryRequest,
      (versions, rows, asked, sending) => {
        const compiled = compileAgreements(versions, areasOf(rows));
        const { day, from, fromHub = null, purpose, dataClass } = sending;
        const row = { purpose, entry: [dataClass], shown: [dataClass] } as const;
        const item = { home: from, fromHub: fromHub as HubId | null, row, consents: [] };
        const recipients = asked.map(({ to, profession, toHub }) => ({
          ...{ municipality: to, profession, hub: (toHub ?? null) as HubId | null },
        }));
        const decided = decideRecipients({ compiled, day }, item, recipients);
        for (const recipient of recipients) {
          const { municipality: to, profession, hub: toHub } = recipient;
          const alone = decide(compiled, { day, from, fromHub, purpose, dataClass, to, profession, toHub });
          expect(decided(recipient).decision).toEqual(alone);
        }
      },
    ),
  );
});
