import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Gate } from '#access/gate.ts';
import type { auditRoutes } from '#contracts/http/auditRoutes.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { ChainStore } from './chainStore.ts';
import type { Checkpoints } from './checkpoints.ts';
import { contentTypes, exportChain, extensions } from './exportChain.ts';
import { filterOf } from './filterOf.ts';

interface Parts {
  readonly gate: Gate;
  readonly store: ChainStore;
  readonly checkpoints: Checkpoints;
}

/** One municipality's trail, for its officer and its auditor (`audit`); reading it is itself a fact of the trail. */
export const auditHandlers = ({ gate, store, checkpoints }: Parts): Handlers<typeof auditRoutes> => ({
  exportAudit: async ({ actor, params, query, request }) => {
    const { municipality } = params;
    await gate.require(actor, 'audit', { kind: 'municipality', id: municipality });
    const { format } = query;
    const filter = filterOf(query);
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
    await gate.require(actor, 'audit', { kind: 'municipality', id: municipality });
    const kept = await checkpoints.keptBy(municipality);
    return {
      records: (await store.head(municipality))?.n ?? 0,
      own: kept.filter((each) => each.municipality === municipality),
      kept: kept.filter((each) => each.municipality !== municipality),
    };
  },
});
