import type { DataClass } from '../vocabulary/dataClasses.ts';

/** What the gate says of one class of one item to one reader; `upToSeq`: only what a provision lists (WA15). */
export type Disclosure =
  | { readonly disclosed: true; readonly upToSeq: number | null }
  | { readonly disclosed: false; readonly rule: string };

export type Discloses = (dataClass: DataClass, seq: number) => Disclosure;

/** A part that keeps its place and shows class and rule, not content. */
export interface Withheld {
  readonly withheld: DataClass;
  readonly rule: string;
}

/** The part, or its place: undisclosed by its class, or not among what this reader's provisions list (WA15). */
export const disclosePart = <Part>(
  discloses: Discloses,
  dataClass: DataClass,
  seq: number,
  part: Part,
): Part | Withheld => {
  const answer = discloses(dataClass, seq);
  return answer.disclosed ? part : { withheld: dataClass, rule: answer.rule };
};

export const isWithheld = (part: object | null): part is Withheld => part !== null && 'withheld' in part;
