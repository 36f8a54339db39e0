import { cutStruct } from './cutStruct.ts';
import type { DecodedUpdate, Struct } from './decodeBounded.ts';
import type { Deletion } from './deletedRanges.ts';

/**
 * Makes one update of many that follow each other in a log, without decoding any of them again. What several of them
 * bring is in it once. Clients come from the highest id down, as Yjs writes them: Yjs's own merging goes wrong where
 * they do not.
 */
export const joinUpdates = (updates: readonly DecodedUpdate[]): DecodedUpdate => {
  const [only] = updates;
  if (only !== undefined && updates.length === 1) return only;
  const byClient = Map.groupBy(
    updates.flatMap(({ structs }) => structs),
    ({ id }) => id.client,
  );
  const clients = [...byClient].sort(([a], [b]) => b - a);
  return {
    structs: clients.flatMap(([, structs]) => inRow(structs)),
    deletions: joinDeletions(updates.flatMap(({ deletions }) => deletions)),
  };
};

const inRow = (structs: readonly Struct[]): Struct[] => {
  const row: Struct[] = [];
  let end = 0;
  for (const struct of structs) {
    const until = struct.id.clock + struct.length;
    if (row.length > 0 && until <= end) continue;
    row.push(row.length === 0 ? struct : cutStruct(struct, end));
    end = until;
  }
  return row;
};

/** In order, with ranges that touch made into one. */
const joinDeletions = (deletions: readonly Deletion[]): Deletion[] => {
  const joined: Deletion[] = [];
  for (const next of deletions.toSorted((a, b) => a.client - b.client || a.from - b.from)) {
    const last = joined.at(-1);
    if (last === undefined || last.client !== next.client || last.until < next.from) joined.push(next);
    else joined[joined.length - 1] = { ...last, until: Math.max(last.until, next.until) };
  }
  return joined;
};
