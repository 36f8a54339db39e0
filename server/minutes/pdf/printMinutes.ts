import type { Actor } from '#domain/access/actor.ts';
import type { MinutesId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { LaneEnded } from '#platform/lane/laneEnded.ts';
import { loadMinutes, positionsIn } from '../loadMinutes.ts';
import type { MinutesParts } from '../minutesParts.ts';
import { requireReadable, withProvision } from '../readGrant.ts';
import { sealMinutes } from '../sealMinutes.ts';
import { readSupplements } from '../viewMinutes.ts';
import type { Printing } from './openPrinting.ts';

/** The form as a PDF, for whoever may read it. Throws V-04 while too much waits to be printed, V-02 where it is too much. */
export const printMinutes =
  (parts: MinutesParts, printing: Printing) =>
  async (actor: Actor, id: MinutesId): Promise<Uint8Array> => {
    const { grant, record, upTo } = await requireReadable(parts, actor, id, 'print-minutes');
    return withProvision(parts, grant, async () => {
      const loaded = await loadMinutes(parts, record, upTo);
      const sealed = loaded.state.finalised === null ? null : await sealMinutes(parts, id);
      const supplements = sealed === null || grant.readOnly ? [] : await readSupplements(parts, id);
      const { name, ...minutes } = loaded;
      const people = positionsIn(loaded.state, record.responsible).map(name);
      const job = { minutes, people, sha256: sealed?.sha256 ?? null, supplements };
      const shown = await printing.run(job, actor.account).catch((error: unknown) => {
        if (error instanceof LaneEnded && error.why === 'too-slow') throw new Failure('V-02');
        throw error;
      });
      return { shown, lastN: loaded.n };
    });
  };
