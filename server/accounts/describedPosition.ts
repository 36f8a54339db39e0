import type { PositionAttributes } from '#domain/access/attributes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { FormerWords } from './asWritten.ts';

/** A position with all that others show of it, as of now. */
export interface DescribedPosition extends PositionAttributes {
  readonly name: string;
  readonly kana: string;
  readonly facilityName: string;
  /** The municipality that manages the account: the mark of a crossing is shown by it. */
  readonly municipality: MunicipalityCode | null;
  readonly left: boolean;
  /** What it said before, each up to a moment: see `asWritten`. */
  readonly former: FormerWords;
}
