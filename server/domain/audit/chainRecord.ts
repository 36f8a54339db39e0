/** One fact as linked into the chain of one end: n from 1, each with the hash of the one before (AU1). */
export interface ChainRecord {
  readonly municipality: string;
  readonly n: number;
  readonly fact: string;
  /** The hash of the record before this one; the first record has `genesis`. */
  readonly previous: string;
  readonly hash: string;
  /** The fact as this end may know it, in canonical JSON. */
  readonly body: string;
}

/** Gives the SHA-256 as 64 hexadecimal digits. It is handed in, since the domain has no cryptography of its own. */
export type Sha256 = (text: string) => string;

export const genesis = '0'.repeat(64);

/**
 * The chain for what concerns no municipality, as when an account that none manages asks for a record that does not
 * exist.
 */
export const houseChain = 'house';

/** A line is `{"hash":"<64 digits>",` followed by the sealed text, which is all that the hash covers. */
export const sealedFrom = '{"hash":"'.length + 64 + '",'.length;

const plain = /^[A-Za-z0-9_-]{1,64}$/;

export const linkRecord = (
  before: Pick<ChainRecord, 'n' | 'hash'> | null,
  wanted: Pick<ChainRecord, 'municipality' | 'fact' | 'body'>,
  sha256: Sha256,
): ChainRecord => {
  // Ids stand in the text unescaped: one with a quotation mark in it could forge a record of another form.
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
