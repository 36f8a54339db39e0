import { type Connection, Schema } from 'mongoose';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { AccountId, ConsentId, ProvisionId } from '#domain/ids.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { defineModel } from '#platform/defineModel.ts';
import { factShape } from './factModel.ts';
import type { FactRecord } from './factRecord.ts';
import { type Unlinked, unlinkedIndex, unlinkedShape } from './unlinked.ts';

/**
 * 提供記録: what was shown to one person across a border, under one clause and consent. It holds its own facts: one opens
 * it before the first item is sent, another closes it with the last seq (DESIGN decision 8).
 */
export interface ProvisionRecord extends Unlinked {
  _id: ProvisionId;
  account: AccountId;
  position: string;
  facility: string;
  record: { kind: RecordRef['kind']; id: string };
  /**
   * `list`: only a row of a list was shown (AU10). Absent in provisions stored before the two were told apart, which
   * count as read.
   */
  act: 'list' | 'read';
  dataClasses: DataClass[];
  agreement: string | null;
  version: number | null;
  clause: string | null;
  consent: ConsentId | null;
  membership: string | null;
  from: string;
  to: string;
  purpose: string;
  day: string;
  firstSeq: number;
  /** The last seq sent so far, as the node says it now and then: it may be less than what was sent, never more. */
  shownSeq: number;
  lastSeq: number | null;
  /** The process that holds it open, by its name in `providingNodes`. */
  node: string;
  closed: boolean;
  /**
   * The id of the fact that opened it. Where several runs were shown at once, that fact lies in the first of their
   * provisions.
   */
  fact: string;
  openedBy: FactRecord | null;
  closedBy: FactRecord | null;
  /** Of a provision stored before AU11, which listed more than can have been shown: the fact that narrowed it. */
  narrowedBy?: FactRecord;
}

const text = { type: String, required: true };
const nullable = { type: String, default: null };
const number = { type: Number, required: true };
const fact = new Schema(factShape, { _id: false });

const schema = new Schema<ProvisionRecord>(
  {
    _id: text,
    account: text,
    position: text,
    facility: text,
    record: { type: new Schema({ kind: text, id: text }, { _id: false }), required: true },
    act: { type: String, default: 'read' },
    dataClasses: { type: [String], required: true },
    agreement: nullable,
    version: { type: Number, default: null },
    clause: nullable,
    consent: nullable,
    membership: nullable,
    from: text,
    to: text,
    purpose: text,
    day: text,
    firstSeq: number,
    shownSeq: number,
    lastSeq: { type: Number, default: null },
    node: text,
    closed: { type: Boolean, required: true },
    fact: text,
    openedBy: { type: fact, default: null },
    closedBy: { type: fact, default: null },
    narrowedBy: fact,
    ...unlinkedShape,
  },
  { versionKey: false, collection: 'provisions' },
)
  .index(...unlinkedIndex)
  .index({ account: 1, 'record.id': 1 })
  .index({ node: 1 }, { partialFilterExpression: { closed: false } });

export const provisionModel = (db: Connection) => defineModel<ProvisionRecord>(db, 'Provision', schema);

/**
 * Each process that holds provisions open says so here every few seconds, under its node's name and one of its own. A
 * process that has gone silent is dead.
 */
export interface ProvidingNode {
  _id: string;
  aliveAt: Date;
}

const nodeSchema = new Schema<ProvidingNode>(
  { _id: text, aliveAt: { type: Date, required: true } },
  { versionKey: false, collection: 'providingNodes' },
);

export const providingNodeModel = (db: Connection) =>
  defineModel<ProvidingNode>(db, 'ProvidingNode', nodeSchema);
