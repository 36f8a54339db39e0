import type { Vitals } from '#domain/channels/vitals.ts';

export interface VitalsPoint {
  readonly seq: number;
  readonly at: string;
  readonly values: Vitals;
}
