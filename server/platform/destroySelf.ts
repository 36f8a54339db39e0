import type { Duplex } from 'node:stream';

/** For the errors of all upgraded lines the same: one made for each would hold the request that began it to the line's end. */
export function destroySelf(this: Duplex): void {
  this.destroy();
}
