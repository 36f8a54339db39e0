import type { Entry } from '#domain/channels/entry.ts';
import type { EntryRecord } from './entryModel.ts';

/** An entry as it is stored, without what is kept beside it to find it. */
export const toEntry = ({
  _id,
  fact: _fact,
  unlinked: _mark,
  mentioned: _key,
  quiet: _part,
  ...rest
}: EntryRecord): Entry => ({
  ...rest,
  id: _id,
});
