import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Revocation } from '#access/gate.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { Platform } from '#platform/platform.ts';
import { openAgreementRegistry } from '#server/agreements/agreementRegistry.ts';
import { AgreementCompiler } from '#server/agreements/compiler/agreementCompiler.ts';
import { eventually } from '#tests/support/eventually.ts';
import { openTestPlatform } from '#tests/support/testPlatform.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();

/** Holds back what it compiled first until it is released. */
class SlowCompiler extends AgreementCompiler {
  compiled = 0;
  readonly released = Promise.withResolvers<void>();
  override async compile(...job: Parameters<AgreementCompiler['compile']>) {
    const compiled = await super.compile(...job);
    this.compiled += 1;
    if (this.compiled === 1) await this.released.promise;
    return compiled;
  }
}

const versionOf = (version: number) => ({
  _id: `sample:${version}`,
  agreement: 'sample',
  version,
  effective: `202${version}-04-01`,
  text: `agreement: sample
version: ${version}
title: 見本
effective: 202${version}-04-01
parties:
  - municipality: "232017"
    from: 2020-04-01
clauses:
  - id: s1
    title: 見本
    from: 2020-04-01
    reach: all-parties
    purposes: [care]
    discloses: [post]
`,
  importedBy: { account: 'sample', position: null },
  importedAt: new Date(version),
});

let platform: Platform;
beforeAll(async () => {
  platform = await openTestPlatform(stores(), { dbName: `starting-${Date.now()}` });
}, 60_000);
afterAll(() => platform.lifecycle.close());

it('[AG1] [WA12] a node that starts while a version is imported judges with it once it has started', async () => {
  const stored = platform.db.collection<ReturnType<typeof versionOf>>('agreements');
  const compiler = new SlowCompiler();
  platform.lifecycle.opened('slow compiler', () => compiler.close());
  const listeners: ((revocation: Revocation) => void)[] = [];
  await stored.insertOne(versionOf(1));
  const opening = openAgreementRegistry(
    platform.db,
    async () => ({ rowsOf: new Map() }),
    (listener) => listeners.push(listener),
    compiler,
    () => '2026-11-01' as Day,
  );
  await eventually(() => compiler.compiled === 1);
  // The first version is compiled; another node imports the second one and tells it to who listens, once.
  await stored.insertOne(versionOf(2));
  for (const listener of listeners) listener({ n: 1, subject: { kind: 'all' } });
  compiler.released.resolve();
  const registry = await opening;
  const settled = await registry.settled();
  expect(settled.agreements.flat().map(({ version }) => version)).toEqual([1, 2]);
  expect(registry.effectiveOn('2026-11-01' as Day).map(({ version }) => version)).toEqual([2]);
});
