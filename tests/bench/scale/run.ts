import { readFile, writeFile } from 'node:fs/promises';
import { fillTables } from './fillTables.ts';
import { goalTable } from './goalTable.ts';
import { scaleTables } from './scaleTables.ts';
import { sectionsOf } from './sectionsOf.ts';

const docs = new URL('../../../docs/', import.meta.url);

/** Works the tables of docs/SCALE.md and the first one of docs/PERFORMANCE.md out anew from the sections that stand there. */
export async function run(): Promise<void> {
  const [performance, scale] = [new URL('PERFORMANCE.md', docs), new URL('SCALE.md', docs)];
  const measured = await readFile(performance, 'utf8');
  const sections = sectionsOf(measured);
  await writeFile(performance, fillTables(measured, { goals: goalTable(sections) }));
  await writeFile(scale, fillTables(await readFile(scale, 'utf8'), scaleTables(sections)));
  console.log(`docs/SCALE.md and docs/PERFORMANCE.md follow from ${sections.length} measured sections`);
}
