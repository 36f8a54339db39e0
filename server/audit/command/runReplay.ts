import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Connection } from 'mongoose';
import type { AgreementVersion } from '#domain/agreement/agreementVersion.ts';
import type { Areas } from '#domain/agreement/areas.ts';
import { type CompiledAgreements, compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { loadAgreements } from '#domain/agreement/loadAgreements.ts';
import { formatProblem } from '#domain/agreement/problem.ts';
import { type CompileAsThen, type ReplayableBody, replayFact } from '#domain/audit/replayFact.ts';
import { BadInput } from '#platform/badInput.ts';
import { readLines } from '#platform/readLines.ts';
import { readStoredAgreements } from '#server/agreements/readStoredAgreements.ts';
import { readStoredAreas } from '#server/municipalities/readStoredAreas.ts';
import { openChainStore } from '../chainStore.ts';

/** So many differences are told one by one; after that only how many there are. */
const most = 100;

export interface ReplayCount {
  readonly lines: readonly string[];
  readonly differing: number;
  /** Records that were looked at. */
  readonly read: number;
}

/** Decides anew what these bodies record (AU7). */
const replayAll = async (
  bodies: AsyncIterable<{ municipality: string; n: number; body: ReplayableBody }>,
  versions: readonly AgreementVersion[],
  areas: Areas,
): Promise<ReplayCount> => {
  const given = new Map(versions.map((each) => [`${each.agreement}:${each.version}`, each]));
  const compiledOf = compileAsThen(given, areas);
  const lines: string[] = [];
  const counts = { decided: 0, again: 0, none: 0, older: 0 };
  let [differing, read] = [0, 0];
  for await (const { municipality, n, body } of bodies) {
    read += 1;
    const replayed = replayFact(body, compiledOf);
    counts[replayed.is] += 1;
    if (!('differences' in replayed) || replayed.differences.length === 0) continue;
    differing += 1;
    const missing = (body.crossing?.versions ?? []).filter((name) => !given.has(name));
    const notGiven = missing.length === 0 ? [] : [`not given: ${missing.join(', ')}`];
    if (differing <= most)
      lines.push(
        `DIFFERS: record ${n} of ${municipality}: ${[...replayed.differences, ...notGiven].join('; ')}`,
      );
  }
  lines.push(
    `${counts.decided} crossings decided anew, ${differing} differ; ${counts.again} read again under WA15; ${counts.none} crossed no border`,
  );
  if (counts.older > 0)
    lines.push(
      `${counts.older} were stored before their questions were recorded, and cannot be decided anew`,
    );
  if (read === 0) lines.push('no record in it: nothing was decided anew');
  return { lines, differing, read };
};

export const replayStore = async (db: Connection): Promise<ReplayCount> => {
  const store = openChainStore(db);
  const records = async function* () {
    for (const municipality of await store.municipalities())
      for await (const page of store.read(municipality))
        for (const { n, body } of page) yield { municipality, n, body: JSON.parse(body) as ReplayableBody };
  };
  return replayAll(records(), await readStoredAgreements(db), await readStoredAreas(db));
};

export const replayFile = async (
  file: string,
  areasFile: string,
  agreementFiles: readonly string[],
): Promise<ReplayCount> => {
  const read = async (path: string) => ({
    file: path,
    source: await readFile(path).catch((error: Error) => {
      throw new BadInput(`${path}: cannot be read: ${error.message}`);
    }),
  });
  const loaded = loadAgreements(await Promise.all(agreementFiles.map(read)), await read(areasFile));
  if (!loaded.ok) throw new BadInput(loaded.problems.map(formatProblem).join('\n'));
  return replayAll(recordsOf(file), loaded.agreements, loaded.areas);
};

async function* recordsOf(file: string) {
  let at = 0;
  const input = createReadStream(file).on('error', () => {});
  try {
    for await (const lines of readLines(input))
      for (const line of lines) {
        at += 1;
        if (line === 'too-long') throw new BadInput(`line ${at} is longer than any record`);
        yield recordOf(line.toString(), at);
      }
  } catch (error) {
    throw error instanceof BadInput ? error : new BadInput(`${file}: ${(error as Error).message}`);
  }
}

const recordOf = (line: string, at: number): { municipality: string; n: number; body: ReplayableBody } => {
  try {
    const { municipality, n, body } = JSON.parse(line) as ReturnType<typeof recordOf>;
    if (typeof body.id === 'string' && typeof n === 'number') return { municipality, n, body };
  } catch {
    // Told below.
  }
  throw new BadInput(`line ${at} is no record of a chain: verify it first`);
};

/**
 * A crossing was decided by all versions that were known then, in their order; each such list is compiled once. More
 * versions were known than were in force, so a version that is not given here is asked for only where an answer names
 * it (`needed`). If another missing version mattered all the same, the answers differ, and it is said which ones were
 * not given.
 */
const compileAsThen = (given: ReadonlyMap<string, AgreementVersion>, areas: Areas): CompileAsThen => {
  const known = new Map<string, CompiledAgreements>();
  return (names, needed) => {
    const missing = needed.find((name) => !given.has(name));
    if (missing !== undefined) return `agreement ${missing} is not given`;
    const key = names.join(' ');
    const compiled =
      known.get(key) ??
      compileAgreements(
        names.flatMap((name) => given.get(name) ?? []),
        areas,
      );
    known.set(key, compiled);
    return compiled;
  };
};
