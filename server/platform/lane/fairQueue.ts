/**
 * A queue for each account, served in turn: somebody who asks for a hundred things holds up nobody else. It is full
 * for an account that has `each` waiting, and for everybody when `all` wait.
 */
export class FairQueue<Item> {
  readonly #bounds: { readonly all: number; readonly each: number };
  /** The account whose turn is next comes first. */
  readonly #of = new Map<string, Item[]>();
  #size = 0;

  constructor(bounds: { readonly all: number; readonly each: number }) {
    this.#bounds = bounds;
  }

  isFullFor(account: string): boolean {
    return this.#size >= this.#bounds.all || (this.#of.get(account)?.length ?? 0) >= this.#bounds.each;
  }

  add(account: string, item: Item): void {
    const own = this.#of.get(account) ?? [];
    this.#of.set(account, own);
    own.push(item);
    this.#size += 1;
  }

  /** Takes the first item of the account whose turn it is; that account then goes to the end. */
  next(): Item | undefined {
    for (const [account, own] of this.#of) {
      const item = own.shift();
      this.#of.delete(account);
      if (own.length > 0) this.#of.set(account, own);
      this.#size -= 1;
      return item;
    }
    return undefined;
  }
}
