import { attributeCollections } from './attributeCollections.ts';
import { isByHand } from './byHand.ts';
import type { Command } from './command.ts';
import { type AttributeWrite, writesOf } from './writesOf.ts';

interface Transaction {
  readonly entries: { readonly kind: string; readonly id?: string }[];
  readonly writes: AttributeWrite[];
}

/** Asks the store what a field says in the documents that a filter finds. */
export type LookUp = (
  database: string,
  collection: string,
  filter: object,
  field: string,
) => Promise<readonly string[]>;

/**
 * [AC14] Watches the store's commands: a write to what the gate remembers must be in one transaction with the entry of its
 * subject in the revocation log. One that is not would leave a right in some node's memory that is no more.
 */
export class AttributeWriteWatch {
  readonly #lookUp: LookUp;
  readonly #problems: string[] = [];
  readonly #transactions = new Map<string, Transaction>();
  readonly #sent = new Map<
    number,
    Command & { writes: readonly AttributeWrite[]; transaction: string | null }
  >();
  readonly #looking = new Set<Promise<void>>();

  constructor(lookUp: LookUp) {
    this.#lookUp = lookUp;
  }

  started(command: Command): void {
    if (isByHand()) return;
    const { commandName, requestId } = command;
    const transaction = transactionOf(command.command);
    if (transaction !== null && command.command.insert === 'revocations')
      this.#of(transaction).entries.push(
        ...(command.command.documents as { subject: Transaction['entries'][number] }[]).map(
          ({ subject }) => subject,
        ),
      );
    const writes = writesOf(command);
    if (writes.length > 0 || commandName === 'commitTransaction')
      this.#sent.set(requestId, { ...command, writes, transaction });
    if (commandName === 'abortTransaction' && transaction !== null) this.#transactions.delete(transaction);
  }

  succeeded({ requestId, reply }: { readonly requestId: number; readonly reply: unknown }): void {
    const sent = this.#sent.get(requestId);
    this.#sent.delete(requestId);
    if (sent === undefined) return;
    const { transaction, writes, databaseName, commandName } = sent;
    if (commandName === 'commitTransaction') this.#committed(databaseName, transaction);
    if (commandName === 'commitTransaction' || !hasChanged(commandName, reply)) return;
    if (transaction !== null) this.#of(transaction).writes.push(...writes);
    else for (const each of writes) this.#tell(each, 'outside a transaction with its entry');
  }

  /** What was found since it was last asked. */
  async take(): Promise<string[]> {
    await Promise.all(this.#looking);
    return this.#problems.splice(0);
  }

  #committed(database: string, id: string | null): void {
    const done = id === null ? undefined : this.#transactions.get(id);
    if (done === undefined || id === null) return;
    this.#transactions.delete(id);
    for (const write of done.writes) {
      const looking = this.#check(database, write, done.entries)
        // A house that closed meanwhile cannot be asked any more.
        .catch(() => undefined)
        .then(() => void this.#looking.delete(looking));
      this.#looking.add(looking);
    }
  }

  async #check(database: string, write: AttributeWrite, entries: Transaction['entries']): Promise<void> {
    const { kind, subject } = attributeCollections[write.collection]!;
    if (kind === null) this.#tell(write, 'though no entry can say so');
    if (kind === null || entries.some((entry) => entry.kind === 'all')) return;
    if (kind === 'all') this.#tell(write, 'without its entry');
    if (kind === 'all') return;
    const ids =
      write.documents?.map((each) => String(each[subject])) ??
      (await this.#lookUp(database, write.collection, write.where, subject));
    for (const id of ids)
      if (!entries.some((entry) => entry.kind === kind && entry.id === id))
        this.#tell(write, `without the entry of ${kind} ${id}`);
  }

  #tell({ collection, what }: AttributeWrite, why: string): void {
    this.#problems.push(`${what} ${collection} ${why}`);
  }

  #of(transaction: string): Transaction {
    const known = this.#transactions.get(transaction) ?? { entries: [], writes: [] };
    this.#transactions.set(transaction, known);
    return known;
  }
}

const transactionOf = (command: Readonly<Record<string, unknown>>): string | null => {
  if (command.autocommit !== false) return null;
  const { id } = command.lsid as { id: { toString(encoding?: string): string } };
  return `${id.toString('hex')}:${command.txnNumber}`;
};

const hasChanged = (name: string, reply: unknown): boolean => {
  const said = reply as { n?: number; nModified?: number; lastErrorObject?: { n?: number } };
  if (name === 'findAndModify') return (said.lastErrorObject?.n ?? 0) > 0;
  return ((name === 'update' ? said.nModified : said.n) ?? 0) > 0;
};
