/** Why a piece of work in a lane got no answer: its time was over, its process broke, or it threw. */
export type LaneEnd = 'too-slow' | 'broken' | 'failed';

export class LaneEnded extends Error {
  readonly why: LaneEnd;
  constructor(why: LaneEnd, message: string) {
    super(message);
    this.name = 'LaneEnded';
    this.why = why;
  }
}
