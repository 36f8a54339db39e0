/** Counts what maps did, for the tests that hold work to n log n: one for each node that was looked at or made. */
export interface Meter {
  steps: number;
}

interface Node<V> {
  readonly key: number;
  readonly value: V;
  readonly left: Node<V> | null;
  readonly right: Node<V> | null;
  readonly height: number;
  readonly size: number;
}
type Tree<V> = Node<V> | null;

/**
 * A map from numbers to values, in order, that never changes: each change gives a new map, which shares all but some
 * dozen nodes with the old one. So a key press in a long document costs no more than in a short one. It is a balanced
 * (AVL) tree: no choice of keys, however hostile, makes it slow.
 */
export class SortedMap<V> {
  readonly #root: Tree<V>;
  readonly #meter: Meter | undefined;

  private constructor(root: Tree<V>, meter: Meter | undefined) {
    this.#root = root;
    this.#meter = meter;
  }

  static empty<V>(meter?: Meter): SortedMap<V> {
    return new SortedMap<V>(null, meter);
  }

  /** An empty map whose work is counted together with this one's. */
  alike<W>(): SortedMap<W> {
    return new SortedMap<W>(null, this.#meter);
  }

  /** A map of these keys, which must ascend: made in as many steps as there are keys. */
  ofSorted<W>(entries: readonly (readonly [key: number, value: W])[]): SortedMap<W> {
    const made = this.alike<W>();
    const build = (from: number, until: number): Tree<W> => {
      if (from >= until) return null;
      const middle = (from + until) >> 1;
      const [key, value] = entries[middle] as readonly [number, W];
      return made.#make(build(from, middle), { key, value }, build(middle + 1, until));
    };
    return new SortedMap(build(0, entries.length), this.#meter);
  }

  get size(): number {
    return sizeOf(this.#root);
  }

  get(key: number): V | undefined {
    const found = this.floor(key);
    return found?.key === key ? found.value : undefined;
  }

  has(key: number): boolean {
    return this.floor(key)?.key === key;
  }

  /** The entry with the largest key that is not above this one. */
  floor(key: number): { readonly key: number; readonly value: V } | undefined {
    let found: Node<V> | undefined;
    for (let node = this.#root; node !== null; ) {
      this.#count();
      if (node.key > key) node = node.left;
      else {
        found = node;
        node = node.right;
      }
    }
    return found;
  }

  set(key: number, value: V): SortedMap<V> {
    return this.replace(key, key, key, value);
  }

  /**
   * With one entry in the place of all those from `first` to `last`, both included. Its key must lie among them, or
   * between their neighbours.
   */
  replace(first: number, last: number, key: number, value: V): SortedMap<V> {
    const before = this.#below(this.#root, first);
    const after = this.#above(this.#root, last);
    return new SortedMap(this.#join(before, { key, value }, after), this.#meter);
  }

  *[Symbol.iterator](): Generator<[number, V]> {
    const ahead: Node<V>[] = [];
    for (let node = this.#root; node !== null || ahead.length > 0; ) {
      for (; node !== null; node = node.left) ahead.push(node);
      const next = ahead.pop();
      if (next === undefined) return;
      this.#count();
      yield [next.key, next.value];
      node = next.right;
    }
  }

  #below(tree: Tree<V>, bound: number): Tree<V> {
    if (tree === null) return null;
    this.#count();
    if (tree.key >= bound) return this.#below(tree.left, bound);
    return this.#join(tree.left, tree, this.#below(tree.right, bound));
  }

  #above(tree: Tree<V>, bound: number): Tree<V> {
    if (tree === null) return null;
    this.#count();
    if (tree.key <= bound) return this.#above(tree.right, bound);
    return this.#join(this.#above(tree.left, bound), tree, tree.right);
  }

  /** Joins two trees and the entry between them; the work is in proportion to the difference of their heights. */
  #join(left: Tree<V>, { key, value }: Pick<Node<V>, 'key' | 'value'>, right: Tree<V>): Node<V> {
    if (left !== null && left.height > heightOf(right) + 1) {
      return this.#balanced(left.left, left, this.#join(left.right, { key, value }, right));
    }
    if (right !== null && right.height > heightOf(left) + 1) {
      return this.#balanced(this.#join(left, { key, value }, right.left), right, right.right);
    }
    return this.#make(left, { key, value }, right);
  }

  /** Of two subtrees whose heights differ by at most two: rotated, so that they differ by at most one. */
  #balanced(left: Tree<V>, middle: Pick<Node<V>, 'key' | 'value'>, right: Tree<V>): Node<V> {
    if (left !== null && left.height > heightOf(right) + 1) {
      const { left: outer, right: inner } = left;
      if (inner === null || heightOf(outer) >= inner.height)
        return this.#make(outer, left, this.#make(inner, middle, right));
      return this.#make(this.#make(outer, left, inner.left), inner, this.#make(inner.right, middle, right));
    }
    if (right !== null && right.height > heightOf(left) + 1) {
      const { left: inner, right: outer } = right;
      if (inner === null || heightOf(outer) >= inner.height)
        return this.#make(this.#make(left, middle, inner), right, outer);
      return this.#make(this.#make(left, middle, inner.left), inner, this.#make(inner.right, right, outer));
    }
    return this.#make(left, middle, right);
  }

  #make(left: Tree<V>, { key, value }: Pick<Node<V>, 'key' | 'value'>, right: Tree<V>): Node<V> {
    this.#count();
    const height = Math.max(heightOf(left), heightOf(right)) + 1;
    return { key, value, left, right, height, size: sizeOf(left) + sizeOf(right) + 1 };
  }

  #count(): void {
    if (this.#meter !== undefined) this.#meter.steps += 1;
  }
}

const heightOf = (tree: Tree<unknown>): number => tree?.height ?? 0;
const sizeOf = (tree: Tree<unknown>): number => tree?.size ?? 0;
