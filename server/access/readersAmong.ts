import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import { judgeAccess } from '#domain/access/judgeAccess.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { CompiledAgreements } from '#domain/agreement/compileAgreements.ts';
import type { AccountId, FacilityId, PositionId } from '#domain/ids.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { Clock } from '#platform/clock.ts';

/** Somebody who may read a record now (not only read back, WA15), and the classes shown to them. */
export interface ReadingPerson {
  readonly account: AccountId;
  readonly position: PositionId;
  readonly facility: FacilityId;
  readonly reads: ReadonlySet<DataClass>;
}

export interface ReadersParts {
  readonly readers: Pick<AttributeReaders, 'account'>;
  readonly agreements: () => CompiledAgreements;
  readonly clock: Clock;
}

/**
 * Who of some people may read a record now, by the gate's two questions. Nobody is shown anything by it, so no fact
 * is stored: it counts readers (PO8), and keeps hints from those who may not know of the record.
 */
export const readersAmong =
  ({ readers, agreements, clock }: ReadersParts) =>
  async (
    attributes: RecordAttributes,
    people: readonly { readonly account: AccountId; readonly position: PositionId }[],
  ): Promise<readonly ReadingPerson[]> => {
    const day = tokyoDay(clock.now());
    const judged = await Promise.all(
      people.map(async ({ account: id, position }): Promise<ReadingPerson[]> => {
        const account = await readers.account(id);
        const facility = account?.positions.find((each) => each.id === position)?.facility;
        if (account === null || facility === undefined) return [];
        const verdict = judgeAccess({
          ...{ account, acting: position, act: 'read', attributes, day, compiled: agreements() },
          provisions: { own: [], container: [] },
        });
        // Without provisions nothing is read back: what is given is given now.
        if (verdict.is !== 'given') return [];
        const shown = [...verdict.classes].filter(([, each]) => each.shown).map(([dataClass]) => dataClass);
        return [{ account: id, position, facility, reads: new Set(shown) }];
      }),
    );
    return judged.flat();
  };
