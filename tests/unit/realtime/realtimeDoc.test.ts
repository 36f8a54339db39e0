import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { realtimeTables } from '#tests/support/realtimeTables.ts';

const path = new URL('../../../docs/REALTIME.md', import.meta.url);

it.each(Object.entries(realtimeTables()))('docs/REALTIME.md lists all %s of the registry', (name, table) => {
  const document = readFileSync(path, 'utf8');
  const [begin, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
  const parts = document.split(begin);
  const [before, rest = ''] = parts;
  const listed = rest.split(end)[0];
  // `UPDATE_DOCS=1 npm test -- realtimeDoc` writes the tables anew.
  if (process.env.UPDATE_DOCS === '1' && listed !== table) {
    writeFileSync(path, `${before}${begin}${table}${end}${rest.split(end).slice(1).join(end)}`);
    return;
  }
  expect(listed).toBe(table);
});
