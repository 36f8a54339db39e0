import type { Gate } from '#access/gate.ts';
import { Remembered } from '#access/remembered.ts';
import type { EntryAuthor } from '#domain/channels/entry.ts';
import type { AccountId, FacilityId, PositionId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';

interface Described {
  readonly id: PositionId;
  readonly account: AccountId;
  readonly name: string;
  readonly profession: string;
  readonly facility: FacilityId;
  readonly facilityName: string;
  readonly municipality: MunicipalityCode | null;
}

/** A few hundred bytes each. */
const MOST = 20_000;

/**
 * Under which name, profession and facility somebody writes, remembered until the revocation log names their account:
 * a changed name or profession is written together with that entry (AC14), and a facility keeps its name. Asked for
 * people who were just judged, so the log has been read.
 */
export const rememberAuthors = (
  positionsOf: (account: AccountId) => Promise<readonly Described[]>,
  onRevoked: Gate['onRevoked'],
) => {
  type Authors = { readonly account: AccountId; readonly authors: readonly EntryAuthor[] };
  const kept = new Remembered<AccountId, Authors>({
    ...{ most: MOST, subject: 'account', idOf: ({ account }) => account },
  });
  onRevoked((revocation) => kept.heed(revocation));

  const read = async (account: AccountId): Promise<Authors> => {
    const found = await positionsOf(account);
    const authors = found.flatMap(
      ({ id: position, name, profession, facility, facilityName, municipality }): EntryAuthor[] =>
        municipality === null
          ? []
          : [{ account, position, name, profession, facility, facilityName, municipality }],
    );
    return { account, authors };
  };

  return async (position: PositionId, account: AccountId): Promise<EntryAuthor | null> => {
    const of = (known: Authors | null | undefined) =>
      known?.authors.find((author) => author.position === position) ?? null;
    // A position that was made since is not among those that are remembered.
    return of(kept.get(account)) ?? of(await kept.load(account, () => read(account)));
  };
};
