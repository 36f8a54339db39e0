import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Gate } from '#access/gate.ts';
import type { auditRoutes } from '#contracts/http/auditRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Asked } from '#domain/access/deeds.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { auditState } from './auditState.ts';
import type { ChainStore } from './chainStore.ts';
import type { Checkpoints } from './checkpoints.ts';
import { contentTypes, exportChain, extensions } from './exportChain.ts';
import { filterOf, partOf } from './filterOf.ts';
import type { searchAudited } from './searchAudited.ts';
import type { showRecords } from './showRecords.ts';

interface Parts {
  readonly gate: Gate;
  readonly store: ChainStore;
  readonly checkpoints: Checkpoints;
  readonly clock: Clock;
  readonly show: ReturnType<typeof showRecords>;
  readonly search: ReturnType<typeof searchAudited>;
  readonly state: ReturnType<typeof auditState>;
}

const dayMs = 24 * 3_600_000;

/**
 * One municipality's trail, for its officer and its auditor (`audit`). That somebody reads it is itself a fact of the
 * trail.
 */
export const auditHandlers = (parts: Parts): Handlers<typeof auditRoutes> => {
  const { gate, store, checkpoints, clock, show, search, state } = parts;
  const mayAudit = (actor: Actor, id: MunicipalityCode, asked: Asked) =>
    gate.require(actor, asked, { kind: 'municipality', id });
  return {
    listAudit: async ({ actor, params: { municipality }, query }) => {
      await mayAudit(actor, municipality, 'list-trail');
      // A node's clock may be behind another's, but never by a day.
      const latest = new Date(+clock.now() + dayMs);
      const { records, more } = await store.newest(
        municipality,
        filterOf(query),
        query.before ?? null,
        latest,
      );
      return {
        records: await show(municipality, records),
        next: more ? (records.at(-1)?.n ?? null) : null,
      };
    },
    searchAudited: async ({ actor, params: { municipality }, query: { q, after, afterPatient } }) => {
      await mayAudit(actor, municipality, 'search-trail');
      return search(municipality, q, {
        ...(after === undefined ? {} : { after }),
        ...(afterPatient === undefined ? {} : { afterPatient }),
      });
    },
    readAuditState: async ({ actor, params: { municipality } }) => {
      await mayAudit(actor, municipality, 'read-trail-state');
      return state(municipality);
    },
    exportAudit: async ({ actor, params, query, request }) => {
      const { municipality } = params;
      await mayAudit(actor, municipality, 'export-trail');
      const { format } = query;
      const filter = partOf(query);
      const part = filter === undefined ? '' : '-part';
      request.reply
        .type(contentTypes[format])
        .set('Cache-Control', 'no-store')
        .set(
          'Content-Disposition',
          `attachment; filename="audit-${municipality}${part}.${extensions[format]}"`,
        );
      const text = Readable.from(exportChain(store, municipality, format, filter));
      await pipeline(text, request.reply).catch((error: NodeJS.ErrnoException) => {
        // The reader went away in the middle.
        if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
      });
      return undefined as never;
    },
    listCheckpoints: async ({ actor, params: { municipality } }) => {
      await mayAudit(actor, municipality, 'list-checkpoints');
      const kept = await checkpoints.keptBy(municipality);
      return {
        records: (await store.head(municipality))?.n ?? 0,
        own: kept.filter((each) => each.municipality === municipality),
        kept: kept.filter((each) => each.municipality !== municipality),
      };
    },
  };
};
