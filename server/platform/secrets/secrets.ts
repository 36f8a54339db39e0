/** The kinds of sealed value. A value is bound to its kind, so that it cannot stand in for one of another kind. */
export type SecretKind = 'totp' | 'totp-setup' | 'device-key' | 'number-sheet' | 'push-subscription';

export interface SecretOf {
  readonly kind: SecretKind;
  /** The id of the owner: for another owner the value does not open. */
  readonly owner: string;
}

/** Secrets at rest (ADR 11): sealed under a data key for each municipality, which a master key outside the store wraps. */
export interface Secrets {
  /** Seals with the data key of the municipality that manages the owner (null: the house's own). */
  seal(of: SecretOf & { readonly municipality: string | null }, plain: string): Promise<string>;
  /** Throws N-01 `secret-locked` where the master key is not here, or where the value was not sealed for this owner. */
  open(of: SecretOf, sealed: string): Promise<string>;
  /**
   * The same for equal values of one kind in one municipality, and for no others: it finds what was sealed, and opens
   * nothing.
   */
  indexOf(
    of: { readonly kind: SecretKind; readonly municipality: string | null },
    value: string,
  ): Promise<string>;
  /** Why sealed values cannot be opened here, for whoever starts the house; null when all is well. */
  readonly trouble: 'lost' | 'other' | null;
}
