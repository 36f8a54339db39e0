import type { Connection } from 'mongoose';
import type { AuditState } from '#contracts/http/auditView.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { MunicipalityQueries } from '#server/municipalities/municipalityQueries.ts';
import type { ChainStore } from './chainStore.ts';
import type { KeptCheckpoint } from './checkpointModel.ts';
import type { Checkpoints } from './checkpoints.ts';
import { countWaiting } from './waitingFacts.ts';

interface Parts {
  readonly db: Connection;
  readonly store: Pick<ChainStore, 'head'>;
  readonly checkpoints: Pick<Checkpoints, 'keptBy'>;
  readonly municipalities: Pick<MunicipalityQueries, 'names'>;
}

/** Where one municipality's chain stands, and what its side keeps of the others' (AU6). */
export const auditState =
  ({ db, store, checkpoints, municipalities }: Parts) =>
  async (municipality: MunicipalityCode): Promise<AuditState> => {
    const [head, waiting, kept] = await Promise.all([
      store.head(municipality),
      countWaiting(db, municipality),
      checkpoints.keptBy(municipality),
    ]);
    const byMunicipality = Map.groupBy(kept, (each) => each.municipality);
    const own = byMunicipality.get(municipality)?.filter((each) => each.contradicts === null) ?? [];
    byMunicipality.delete(municipality);
    const names = await municipalities.names([...byMunicipality.keys()] as MunicipalityCode[]);
    return {
      records: head?.n ?? 0,
      waiting,
      last: own.map(checkpointOf).at(-1) ?? null,
      others: [...byMunicipality]
        .map(([code, all]) => ({
          municipality: { code, name: names.get(code as MunicipalityCode) ?? code },
          ...{ n: all.at(-1)?.n ?? 0, at: all.at(-1)?.at ?? '', kept: all.length },
          contradicts: all.find((each) => each.contradicts !== null)?.contradicts ?? null,
        }))
        .sort((a, b) => (a.municipality.code < b.municipality.code ? -1 : 1)),
    };
  };

const checkpointOf = ({ municipality, n, hash, at, key, signature }: KeptCheckpoint) => ({
  ...{ municipality, n, hash, at, key, signature },
});
