import { type ClassDecision, type Crossing, decideFor, type Reader } from '../access/decideFor.ts';
import { orderConsents } from '../access/orderConsents.ts';
import type { CompiledAgreements } from '../agreement/compileAgreements.ts';
import type { HubId } from '../ids.ts';
import type { ConsentAttributes } from '../records/patient/consentAttributes.ts';
import type { RecordRow } from '../records/recordRow.ts';
import type { Day } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';

/** One compiled agreement and one day for a whole routing, so that no routing mixes two versions. */
export interface RoutingRules {
  readonly compiled: CompiledAgreements;
  readonly day: Day;
}

/** An item that is to reach people, as the server reads it from the record (DOMAIN.md §3): home, purpose and classes. */
export interface RoutedItem {
  readonly home: MunicipalityCode;
  /** The hub that the sending facility is, for a notice or facility status; else null. */
  readonly fromHub: HubId | null;
  /** It reaches somebody if any class of the row's `entry` does. */
  readonly row: RecordRow;
  /** The consents of the patient whom it is about, if it is about one. */
  readonly consents: readonly ConsentAttributes[];
}

const crossingOf = (rules: RoutingRules, item: RoutedItem, reader: Reader): Crossing => ({
  ...rules,
  home: item.home,
  fromHub: item.fromHub,
  reader,
  purpose: item.row.purpose,
  consents: orderConsents(item.consents, null, item.row.purpose),
});

/**
 * [RO1] Whether an item may reach one person today, and on what ground: the gate's second question, asked before
 * there is a relation. 届く範囲, an invitation and the delivery are all computed here.
 */
export const routeTo = (rules: RoutingRules, item: RoutedItem, reader: Reader): ClassDecision =>
  decideFor(crossingOf(rules, item, reader), item.row.entry).any;

/** Of everything that hangs on the item, the classes that would be shown to the reader. */
export const disclosedTo = (rules: RoutingRules, item: RoutedItem, reader: Reader) =>
  decideFor(crossingOf(rules, item, reader), item.row.shown)
    .each.filter(({ decision }) => decision.allowed)
    .map(({ dataClass }) => dataClass);
