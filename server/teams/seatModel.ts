import { type Connection, Schema } from 'mongoose';
import type { PatientId, PositionId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

/**
 * One document for each membership that has no end, made and removed together with it, so that nobody is a member
 * twice at a time. A partial unique index would say this more plainly; but the embedded store keeps the unique entry
 * of a key that an update has changed, so that a member who left could never come back. Of a deleted document it
 * keeps nothing.
 */
export interface SeatRecord {
  _id: string;
}

const schema = new Schema<SeatRecord>(
  { _id: { type: String, required: true } },
  { versionKey: false, collection: 'memberSeats' },
);

export const seatOf = (patient: PatientId, position: PositionId): string => `${patient}:${position}`;

export const seatModel = (db: Connection) => defineModel<SeatRecord>(db, 'MemberSeat', schema);
