import type { SecretOf } from './secrets.ts';

type Found = Readonly<Record<string, unknown>> & { readonly _id: string };

/** Where sealed values are in the store: what the command opens, checks and seals anew. A new kind gets its line here. */
export const sealedPlaces: readonly {
  readonly collection: string;
  readonly field: string;
  readonly of: (record: Found) => SecretOf;
}[] = [
  { collection: 'accounts', field: 'totpSecret', of: ({ _id }) => ({ kind: 'totp', owner: _id }) },
  {
    collection: 'devices',
    field: 'key',
    of: ({ account, id }) => ({ kind: 'device-key', owner: `${account}:${id}` }),
  },
];
