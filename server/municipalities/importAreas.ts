import { readFile } from 'node:fs/promises';
import { readAreas } from '#domain/agreement/readAreas.ts';
import { Failure } from '#platform/failure.ts';
import { newId } from '#platform/newId.ts';
import type { MunicipalityStore } from './municipalityStore.ts';

const shipped = new URL('../agreements/data/aichi-municipalities.csv', import.meta.url);

/** Takes over all rows of an areas file together. A row that is there already (its municipality and first day) stays. */
export const importAreas = async (store: MunicipalityStore, text: string, file: string): Promise<void> => {
  const read = readAreas(text, file);
  if (!read.ok) {
    throw new Failure('V-01', {
      fields: read.problems.map(({ line, column, key, message }) => ({
        path: `${file}:${line}:${column}: ${key}`,
        problem: message,
      })),
    });
  }
  const rows = [...read.areas.rowsOf.values()].flat();
  await store.medicalAreas.bulkWrite(
    rows.map(({ code, name, medicalArea, medicalAreaName, from, until }) => ({
      updateOne: {
        filter: { municipality: code, from },
        update: {
          $setOnInsert: {
            _id: newId(),
            municipalityName: name,
            area: medicalArea,
            areaName: medicalAreaName,
            until,
          },
        },
        upsert: true,
      },
    })),
    { ordered: false },
  );
};

/** The areas of Aichi come with the house. If two nodes start at once, they import the same rows. */
export const importShippedAreas = async (store: MunicipalityStore): Promise<void> => {
  if ((await store.medicalAreas.findOne({}, { _id: 1 }).lean()) !== null) return;
  await importAreas(store, await readFile(shipped, 'utf8'), 'aichi-municipalities.csv');
};
