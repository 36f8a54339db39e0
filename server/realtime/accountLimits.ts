import { createRequestLimits, type RequestLimits } from './requestLimits.ts';

/** A person's screens together ask for less than four busy ones would. */
const bounds = { most: 240, inFlight: 48 };

/** What all connections of one account on this node may ask for together: twenty tabs are no twenty shares. */
export const accountLimits = () => {
  const shared = new Map<string, { readonly limits: RequestLimits; connections: number }>();
  return (account: string, own: RequestLimits): RequestLimits & { leave(): void } => {
    const all = shared.get(account) ?? { limits: createRequestLimits(() => {}, bounds), connections: 0 };
    shared.set(account, all);
    all.connections += 1;
    return {
      enter: () => {
        const done = own.enter();
        try {
          const doneForAll = all.limits.enter();
          return () => {
            done();
            doneForAll();
          };
        } catch (error) {
          done();
          throw error;
        }
      },
      leave: () => {
        all.connections -= 1;
        if (all.connections === 0) shared.delete(account);
      },
    };
  };
};
