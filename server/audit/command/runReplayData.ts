import { tokyoDay } from '#domain/vocabulary/days.ts';
import { openAgreementRegistry } from '#server/agreements/agreementRegistry.ts';
import { AgreementCompiler } from '#server/agreements/compiler/agreementCompiler.ts';
import { municipalityQueries } from '#server/municipalities/municipalityQueries.ts';
import { openMunicipalityStore } from '#server/municipalities/municipalityStore.ts';
import { chainedFact } from '../chainedFact.ts';
import { listChains, readChain } from '../readChain.ts';
import { ReplayTally } from './replayTally.ts';
import { withStore } from './withStore.ts';

/** `audit replay --data DIR`: every chain, by the agreements that the store holds. */
export const runReplayData = (data: string, say: (line: string) => void): Promise<number> =>
  withStore(data, async (db) => {
    const { areas } = municipalityQueries(await openMunicipalityStore(db));
    const compiler = new AgreementCompiler();
    const registry = await openAgreementRegistry(
      db,
      areas,
      () => {},
      compiler,
      () => tokyoDay(new Date()),
    ).finally(() => compiler.close());
    const tally = new ReplayTally(registry.current(), say);
    for (const chain of await listChains(db))
      for await (const { n, text } of readChain(db, chain)) tally.take(chain, n, chainedFact(text));
    return tally.end();
  });
