/** Puts each kind under the name that its attributes have. */
export const tableOf = <
  const Table extends { readonly [K in keyof Table]: { of(...given: never[]): { readonly kind: K } | null } },
>(
  table: Table,
): Table => table;
