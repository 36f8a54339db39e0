import { serveLane } from '#platform/lane/serveLane.ts';
import { createPdf } from './createPdf.ts';
import { layOutMinutes } from './layOutMinutes.ts';
import type { PrintJob } from './openPrinting.ts';

serveLane(({ minutes, people, sha256, supplements }: PrintJob): Promise<Uint8Array> => {
  const byPosition = new Map(people.map((person) => [person.position, person]));
  const nobody = { name: '（不明）', profession: '', facility: '', municipality: '' };
  const name = (position: PrintJob['people'][number]['position']) =>
    byPosition.get(position) ?? { position, ...nobody };
  return createPdf(layOutMinutes({ ...minutes, name }, sha256, supplements));
});
