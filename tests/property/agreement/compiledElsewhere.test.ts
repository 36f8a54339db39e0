import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileAgreements, openCompiled } from '#domain/agreement/compileAgreements.ts';
import { decide } from '#domain/agreement/decide.ts';
import { endsOn } from '#domain/agreement/ends.ts';
import { isHubOn, isPartyOn } from '#domain/agreement/isEndOn.ts';
import { compileAhead } from '#server/agreements/compiler/compileAhead.ts';
import {
  arbitraryAreaRows,
  arbitraryDay,
  arbitraryRequest,
  arbitraryVersions,
  areasOf,
  codes,
} from '#tests/support/arbitraryAgreements.ts';
import { holds } from '#tests/support/holds.ts';

const requests = fc.array(arbitraryRequest, { minLength: 20, maxLength: 40 });

it('[WA12] [WA13] decides alike with what another thread compiled and handed over', () => {
  holds(
    fc.property(
      arbitraryVersions,
      arbitraryAreaRows,
      requests,
      arbitraryDay,
      (versions, rows, asked, today) => {
        const areas = areasOf(rows);
        const handed = structuredClone(compileAhead(versions, areas, today));
        const taken = openCompiled(versions, areas, handed.form, handed.ready);
        const here = compileAgreements(versions, areas);
        for (const request of asked) expect(decide(taken, request)).toEqual(decide(here, request));
      },
    ),
  );
});

it('[WA3] knows parties and hubs of a day as the list of its ends does', () => {
  holds(
    fc.property(arbitraryVersions, arbitraryAreaRows, arbitraryDay, (versions, rows, day) => {
      const compiled = compileAgreements(versions, areasOf(rows));
      const ends = endsOn(compiled.days.on(day).versions, day);
      for (const municipality of codes) {
        const of = ends.filter((end) => end.municipality === municipality);
        expect(isPartyOn(compiled, municipality, day)).toBe(of.some(({ hub }) => hub === null));
        for (const hub of ['h1', 'h2'])
          expect(isHubOn(compiled, municipality, hub, day)).toBe(of.some((end) => end.hub === hub));
      }
    }),
  );
});
