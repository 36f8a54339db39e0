import { Schema } from 'mongoose';

/** How the ends of a dated right are stored (server/domain/rights/endWith.ts). */
export const rightEndShape = {
  type: [
    new Schema(
      { because: { type: String, required: true }, before: { type: String, default: null } },
      { _id: false },
    ),
  ],
  default: [],
};
