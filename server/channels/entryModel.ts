import { type Connection, type Model, Schema } from 'mongoose';
import { type Unlinked, unlinkedIndex, unlinkedShape } from '#access/unlinked.ts';
import type { Entry } from '#domain/channels/entry.ts';
import type { PostId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

/** An entry as stored: the log's own document, which holds the fact of its writing (DESIGN decision 8). */
export interface EntryRecord extends Omit<Entry, 'id'>, Unlinked {
  readonly _id: PostId;
  /** Who wrote it and under which ground, as the gate judged. */
  readonly fact: unknown;
  /** Those whom it calls, with its channel: 自分宛 is found by this. */
  readonly mentioned?: readonly string[];
  /** For what is no post: its channel and the part of it, by which such places are found. */
  readonly quiet?: string;
}

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const author = new Schema(
  {
    account: text,
    position: text,
    name: text,
    profession: text,
    facility: text,
    facilityName: text,
    municipality: text,
  },
  { _id: false },
);
const attachment = new Schema(
  {
    ...{ id: text, dataClass: text, name: text, type: text, bytes: { type: Number, required: true } },
    ...{ site: String, title: String, poster: Boolean },
  },
  { _id: false },
);
const mention = new Schema({ kind: text, id: text, at: number, length: number }, { _id: false });
const change = new Schema(
  { post: text, of: number, kind: text, classes: [String], reaction: String, on: Boolean },
  { _id: false },
);

const schema = new Schema<EntryRecord>(
  {
    _id: text,
    channel: text,
    seq: { type: Number, required: true },
    clientId: text,
    kind: text,
    author: { type: author, required: true },
    thread: { type: String, default: null },
    title: { type: String, default: null },
    // Not `required`: mongoose counts an empty text as missing.
    text: { type: String, default: '' },
    vitals: { type: Schema.Types.Mixed, default: null },
    attachments: { type: [attachment], default: [] },
    state: { type: String, default: null },
    // Left out where there is none, as in everything that was written before there were any.
    quote: { type: String },
    mentions: { type: [mention], default: undefined },
    mentioned: { type: [String], default: undefined },
    quiet: { type: String },
    change: { type: change },
    at: { type: Date, required: true },
    fact: { type: Schema.Types.Mixed, default: null },
    ...unlinkedShape,
  },
  { collection: 'posts', versionKey: false, minimize: false },
);
// The two indexes that make the log: a number is given once, and one thing that was written is one entry (DESIGN
// decision 4).
schema.index(...unlinkedIndex);
schema.index({ channel: 1, seq: 1 }, { unique: true });
schema.index({ channel: 1, 'author.account': 1, clientId: 1 }, { unique: true });
schema.index({ channel: 1, thread: 1, seq: 1 });
schema.index({ channel: 1, kind: 1, seq: 1 });
schema.index({ 'attachments.id': 1 });
// The album.
schema.index({ channel: 1, 'attachments.dataClass': 1, seq: 1 });
// Sparse: these indexes are as large as what they find, however many posts there are.
schema.index({ 'change.post': 1 }, { sparse: true });
schema.index({ mentioned: 1 }, { sparse: true });
schema.index({ quiet: 1 }, { sparse: true });

export const entryModel = (db: Connection): Model<EntryRecord> => defineModel(db, 'Post', schema);
