import type { Connection } from 'mongoose';
import type { Areas } from '#domain/agreement/areas.ts';
import { municipalityQueries } from './municipalityQueries.ts';
import { openMunicipalityStore } from './municipalityStore.ts';

/** Published: the areas of this store, for a program that opens nothing else of the directory. */
export const readStoredAreas = async (db: Connection): Promise<Areas> =>
  municipalityQueries(await openMunicipalityStore(db)).areas();
