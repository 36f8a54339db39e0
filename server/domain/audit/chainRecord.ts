/** One fact as linked into the chain of one end: n from 1, each with the hash of the one before (AU1). */
export interface ChainRecord {
  readonly municipality: string;
  readonly n: number;
  readonly fact: string;
  /** Hash of the record before; of the first, `genesis`. */
  readonly previous: string;
  readonly hash: string;
  /** The fact as this end may know it, in canonical JSON. */
  readonly body: string;
}

/** SHA-256 as 64 hexadecimal digits, given by the edge: the domain has no cryptography of its own. */
export type Sha256 = (text: string) => string;

export const genesis = '0'.repeat(64);

/** The chain of what concerns no municipality: an account that none manages asked for a record that is not there. */
export const houseChain = 'house';

/** A line is `{"hash":"<64 digits>",` and then the sealed text: all that the hash is of. */
export const sealedFrom = '{"hash":"'.length + 64 + '",'.length;

const plain = /^[A-Za-z0-9_-]{1,64}$/;

export const linkRecord = (
  before: Pick<ChainRecord, 'n' | 'hash'> | null,
  wanted: Pick<ChainRecord, 'municipality' | 'fact' | 'body'>,
  sha256: Sha256,
): ChainRecord => {
  // They stand in the text as they are: one that could end a string would be a record of another's making.
  if (!plain.test(wanted.municipality) || !plain.test(wanted.fact)) throw new TypeError('not a plain id');
  const { n, hash: previous } = before ?? { n: 0, hash: genesis };
  const record = { ...wanted, n: n + 1, previous };
  return { ...record, hash: sha256(sealedText(record)) };
};

export const sealedText = (record: Omit<ChainRecord, 'hash'>): string => {
  const { municipality, n, fact, previous, body } = record;
  return `"municipality":"${municipality}","n":${n},"fact":"${fact}","previous":"${previous}","body":${body}}`;
};

/** The record as one line of an export in JSON Lines, without the line's end. */
export const lineOf = (record: ChainRecord): string => `{"hash":"${record.hash}",${sealedText(record)}`;
