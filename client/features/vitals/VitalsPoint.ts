import type { Vitals } from '#domain/channels/vitals.ts';

export interface VitalsPoint {
  readonly seq: number;
  readonly at: string;
  readonly values: Vitals;
  /** What stood there before it was corrected. */
  readonly earlier?: readonly { readonly correctedAt: string; readonly values: Vitals }[] | undefined;
  readonly withdrawn?: boolean | undefined;
}
